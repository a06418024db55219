import {
  limitList,
  limitText,
  mustBeOneOf,
  problem,
  problemsOf,
  under,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import { REFERRAL_ORIGINS } from './origin.ts';
import { URGENCIES } from './urgency.ts';

/** What a sender types into a draft. Everything may still be missing: sending checks that. */
export type DraftInput = {
  readonly serviceId?: string | null;
  readonly needCategory?: string | null;
  readonly reason?: string | null;
  readonly urgency?: string | null;
  readonly origin?: string | null;
  readonly goals?: string | null;
  readonly accommodations?: string | null;
};

const chosen = (
  field: string,
  value: string | null | undefined,
  list: readonly string[],
  en: string,
  es: string,
): FieldProblem | null => (value ? mustBeOneOf(field, value, list, { en, es }) : null);

export const draftProblems = (draft: DraftInput): FieldProblem[] =>
  problemsOf(
    chosen('needCategory', draft.needCategory, NEED_CATEGORIES, 'a need', 'una necesidad'),
    limitText('reason', draft.reason, LIMITS.reason),
    chosen('urgency', draft.urgency, URGENCIES, 'how urgent it is', 'la urgencia'),
    chosen('origin', draft.origin, REFERRAL_ORIGINS, 'where it came from', 'de dónde surgió'),
    limitText('goals', draft.goals, LIMITS.goals),
    limitText('accommodations', draft.accommodations, LIMITS.accommodations),
  );

/** Several needs in one go (REF-026): a handful, and each service once. */
export const batchProblems = (drafts: readonly DraftInput[]): FieldProblem[] => {
  const seen = new Set<string>();
  const repeated = drafts.flatMap(({ serviceId }, index) => {
    if (!serviceId) return [];
    const again = seen.has(serviceId);
    seen.add(serviceId);
    return again
      ? [
          problem(`items.${index}.serviceId`, 'DUPLICATE', {
            en: 'Choose each service once.',
            es: 'Elija cada servicio una sola vez.',
          }),
        ]
      : [];
  });
  return problemsOf(
    drafts.length === 0
      ? problem('items', 'REQUIRED', {
          en: 'Choose at least one service.',
          es: 'Elija al menos un servicio.',
        })
      : limitList('items', drafts, LIMITS.referralsPerBatch),
    repeated,
    drafts.flatMap((draft, index) => under(`items.${index}`, draftProblems(draft))),
  );
};
