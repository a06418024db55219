import { DEFINITIONS } from '@throughline/schema/domain/referral/report/definitions';
import type { Figures } from '@throughline/schema/domain/referral/report/figures';
import {
  readReportQuestion,
  REPORT_GROUP_LABELS,
} from '@throughline/schema/domain/referral/report/question';
import { areasTable, figuresTable } from '@throughline/schema/domain/referral/report/table';
import type { Area } from '@throughline/schema/domain/referral/report/table';
import { formatFull } from '@throughline/schema/domain/shared/time-words';
import { ACTING_MEMBERSHIP_HEADER } from '@throughline/schema/platform/context';
import { askFor } from '../http/asked.ts';
import type { Ask, Asked } from '../http/asked.ts';
import { csvOf } from './csv.ts';
import { fileResponse, textResponse } from './file-response.ts';
import { workbookOf } from './workbook.ts';

const PATH = /^\/reports\/(?:(figures)\.(csv|xlsx)|areas\.csv)$/;

const REPORT = `query FiguresFile($box: InboxBox!, $sent: SentWithin!, $groupBy: ReportGroup!) {
  referralReport(box: $box, sent: $sent, groupBy: $groupBy) {
    total { ...Parts } groups { name figures { ...Parts } }
    elsewhere { from to areas { name referrals inTimePercent coEnrolledPercent } } } }
fragment Parts on ReferralFigures { referrals persons inTime late reached completedKnown coEnrolled
  byStatus { status count } declines { reason count } outcomes { outcome count }
  stages { stage ended medianHours p90Hours } }`;

type Report = {
  readonly total: Figures;
  readonly groups: readonly { readonly name: string; readonly figures: Figures }[];
  readonly elsewhere: {
    readonly from: string;
    readonly to: string;
    readonly areas: readonly Area[];
  };
};

export const isFigures = (path: string): boolean => PATH.test(path);

/**
 * The figures of a report as a file (REF-002, REF-057): `/reports/figures.csv`, `/reports/figures.xlsx` and
 * `/reports/areas.csv`, asked for like the page at `/reports`, and with `membership`. They are the page's figures,
 * small ones withheld alike, because they come of the same question.
 */
export async function answerFigures(asked: Asked, ask: Ask): Promise<Response> {
  if (asked.method !== 'GET') return textResponse(405, 'Read only.', { allow: 'GET' });
  const { box, by, need, sent } = readReportQuestion(asked.params);
  if (!box || !by || !sent) return textResponse(400, 'Say box, by, from and to.');
  const headers = new Headers(asked.headers);
  const membership = asked.params.get('membership');
  if (membership) headers.set(ACTING_MEMBERSHIP_HEADER, membership);
  const variables = { box, groupBy: by, sent: { ...sent, category: need } };
  const answer = await askFor<{ referralReport: Report }>(ask, headers, REPORT, variables);
  const { refusal } = answer;
  if (refusal) return textResponse(refusal.status, refusal.message, answer.headers);

  const { total, groups, elsewhere } = answer.data.referralReport;
  const areas = areasTable(elsewhere.areas);
  const [, ofReferrals, format] = PATH.exec(asked.path) ?? [];
  if (!ofReferrals) {
    const name = `referrals-elsewhere-${elsewhere.from}-to-${elsewhere.to}.csv` as const;
    return fileResponse(csvOf(areas), name, answer.headers);
  }
  const figures = figuresTable(REPORT_GROUP_LABELS[by], total, groups);
  const name = `referral-figures-${sent.from}-to-${sent.to}` as const;
  if (format === 'csv') return fileResponse(csvOf(figures), `${name}.csv`, answer.headers);
  asked.params.delete('membership');
  const workbook = await workbookOf([
    { name: 'Figures', table: figures },
    ...(areas.rows.length > 0 ? [{ name: 'Other areas', table: areas }] : []),
    {
      name: 'What it means',
      table: {
        columns: ['What', 'Meaning'],
        rows: [
          ['The same on screen', `${asked.publicUrl}/reports?${asked.params}`],
          ['Made', formatFull(answer.now, 'en')],
          ['Referrals', DEFINITIONS.referrals],
          ['People', DEFINITIONS.persons],
          ['In time', DEFINITIONS.inTime],
          ['Late', DEFINITIONS.late],
          ['Reached', DEFINITIONS.reached],
          ['Followed by a co-enrollment', DEFINITIONS.coEnrolled],
          ['Hours in a status', DEFINITIONS.stages],
          ['Other areas', DEFINITIONS.elsewhere],
        ],
      },
    },
  ]);
  return fileResponse(workbook, `${name}.xlsx`, answer.headers);
}
