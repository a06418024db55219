import { answerAccessLog, isAccessLog } from '../export/access-log.ts';
import { answerFigures, isFigures } from '../export/figures.ts';
import { answerFhir, isFhir } from '../fhir/routes.ts';
import { answerPaper, isPaper } from '../paper/routes.ts';
import type { Ask, Asked } from './asked.ts';

type Kind = {
  readonly serves: (path: string) => boolean;
  readonly answer: (asked: Asked, ask: Ask) => Promise<Response>;
};

const KINDS: readonly Kind[] = [
  { serves: isFhir, answer: answerFhir },
  { serves: isFigures, answer: answerFigures },
  { serves: isPaper, answer: answerPaper },
  { serves: isAccessLog, answer: answerAccessLog },
];

/** What answers at an address that is no page but made of GraphQL's answers; null: nothing does. */
export const documentAt = (path: string): Kind['answer'] | null =>
  KINDS.find(({ serves }) => serves(path))?.answer ?? null;
