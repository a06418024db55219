import { error } from '@sveltejs/kit';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { scopeOf } from '#lib/features/referral/inbox/inbox-variables.ts';
import { ReportPage } from '#lib/features/referral/report/operations.ts';
import { readReportFilter, reportVariables } from '#lib/features/referral/report/report-filter.ts';
import { loadQuery, NOT_FOUND_MESSAGE } from '#lib/graphql/load.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  const { frame } = await event.parent();
  const { capabilities } = frame.data.viewer;
  if (!capabilities.includes('INBOX')) error(404, NOT_FOUND_MESSAGE);
  const scope = scopeOf(capabilities);
  const today = dateOf(new Date(frame.now));
  const filter = readReportFilter(event.url.searchParams, scope, today);
  const report = await loadQuery(event, ReportPage, reportVariables(filter, scope));
  return { report, filter, scope };
};
