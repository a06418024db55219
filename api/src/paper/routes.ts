import { ACTING_MEMBERSHIP_HEADER } from '@throughline/schema/platform/context';
import { isLocale } from '@throughline/schema/domain/shared/locale';
import { fileResponse, textResponse } from '../export/file-response.ts';
import { API_LIMITS, limitMessage } from '../graphql/limits.ts';
import { askFor } from '../http/asked.ts';
import type { Ask, Asked } from '../http/asked.ts';
import { Budget } from '../http/budget.ts';
import { customerPaper } from './customer-paper.ts';
import { pdfOf } from './pdf.ts';
import { REFERRAL_PAPER } from './question.ts';
import type { PaperAnswer } from './question.ts';
import { staffPaper } from './staff-paper.ts';

const PATH = /^\/referrals\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.pdf$/;

/** Writing one takes longer than answering most questions. */
const papers = new Budget(API_LIMITS.papers.allowed);

export const isPaper = (path: string): boolean => PATH.test(path);

/**
 * `GET /referrals/<id>.pdf` (REF-063): a referral with its history, for whoever may see it. It asks the question
 * of the reader's own page, so reach, policy and the access log are the same, and there is nothing else to print;
 * what one does not see is not found. For people: the question is closed to API clients.
 *
 * `membership`: the one to act under; `lang`: what a customer reads, else as their account says.
 */
export async function answerPaper(asked: Asked, ask: Ask): Promise<Response> {
  if (asked.method !== 'GET') return textResponse(405, 'Read only.', { allow: 'GET' });
  const [, id = ''] = PATH.exec(asked.path) ?? [];
  const headers = new Headers(asked.headers);
  const membership = asked.params.get('membership');
  if (membership) headers.set(ACTING_MEMBERSHIP_HEADER, membership);
  const answer = await askFor<PaperAnswer>(ask, headers, REFERRAL_PAPER, { id });
  if (answer.refusal) {
    return textResponse(answer.refusal.status, answer.refusal.message, answer.headers);
  }
  const { viewer, referral } = answer.data;
  if (!referral) {
    return textResponse(
      404,
      'This was not found, or you do not have access to it.',
      answer.headers,
    );
  }
  const seconds = papers.take(viewer.user.id, 1);
  if (seconds > 0) {
    return textResponse(429, limitMessage('papers'), { 'retry-after': String(seconds) });
  }
  const lang = asked.params.get('lang');
  const paper =
    referral.viewerSide === 'CUSTOMER'
      ? customerPaper(referral, viewer.user.name, isLocale(lang) ? lang : viewer.locale, answer.now)
      : staffPaper(
          referral,
          viewer.actingMembership?.organization.name ?? viewer.user.name,
          answer.now,
        );
  return fileResponse(await pdfOf(paper), `referral-${referral.number}.pdf`, answer.headers);
}
