import { dateOf, timeOf } from '@throughline/schema/domain/shared/chicago-time';
import type { Pathway } from '@throughline/schema/domain/shared/pathway';
import type { Poll } from '@throughline/schema/domain/training/poll';
import type { SessionInput } from '@throughline/schema/domain/training/session-input';
import type { Session } from './training.operations.ts';

const day = (instant: string | undefined): string => (instant ? dateOf(new Date(instant)) : '');
const time = (instant: string | undefined): string => (instant ? timeOf(new Date(instant)) : '');

/** What the form begins with; lists are typed one a line. */
export const sessionValues = (session: Session | null) => ({
  pathway: (session?.pathway ?? 'INTEGRATED') as Pathway,
  number: session?.number?.toString() ?? '',
  title: session?.title ?? '',
  description: session?.description ?? '',
  objectives: session?.objectives.join('\n') ?? '',
  prompts: session?.prompts.join('\n') ?? '',
  polls: (session?.polls.map(({ poll }) => poll) ?? []) as Poll[],
  day: day(session?.startsAt),
  from: time(session?.startsAt),
  until: time(session?.endsAt),
  liveUrl: session?.liveUrl ?? '',
  recordingUrl: session?.recordingUrl ?? '',
});
export type SessionValues = ReturnType<typeof sessionValues>;

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const sessionInput = (values: SessionValues) =>
  ({
    ...values,
    // What is no number is one that the rules refuse, under the field's name.
    number: values.number.trim() === '' ? null : Math.trunc(Number(values.number)) || 0,
    objectives: lines(values.objectives),
    prompts: lines(values.prompts),
    liveUrl: values.liveUrl.trim() || null,
    recordingUrl: values.recordingUrl.trim() || null,
  }) satisfies SessionInput;
