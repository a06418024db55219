import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { PathwayEnum } from '../../platform/shared-enums.ts';
import { acknowledgeRecording } from './commands/acknowledge-recording.ts';
import { answerPoll } from './commands/answer-poll.ts';
import { registerForTraining } from './commands/register-for-training.ts';
import { saveSession } from './commands/save-session.ts';
import { withdrawFromTraining } from './commands/withdraw-from-training.ts';
import { PollChoiceEnum, PollEnum } from './training.types.ts';

const TrainingPayload = payload<{ sessionId: string }>('TrainingPayload').implement({
  description: 'It was done; the session as it is now.',
  fields: (t) => ({
    session: t.prismaField({
      type: 'TrainingSession',
      description: 'The session.',
      resolve: (query, { sessionId }, _args, { db }) =>
        db.trainingSession.findFirstOrThrow({ ...query, where: { id: sessionId } }),
    }),
  }),
});

mutation('registerForTraining', {
  access: 'STAFF',
  description: 'Says that I come to a session, until it is over. Repeating it changes nothing.',
  input: (t) => ({ sessionId: t.id({ required: true, description: 'Which session.' }) }),
  payload: TrainingPayload,
  run: (input, ctx) => runCommand(ctx, 'registerForTraining', input, registerForTraining),
});

mutation('withdrawFromTraining', {
  access: 'STAFF',
  description: 'Says that I do not come after all. Repeating it changes nothing.',
  input: (t) => ({ sessionId: t.id({ required: true, description: 'Which session.' }) }),
  payload: TrainingPayload,
  run: (input, ctx) => runCommand(ctx, 'withdrawFromTraining', input, withdrawFromTraining),
});

mutation('acknowledgeRecording', {
  access: 'STAFF',
  description:
    'Says that I have read that the session is recorded, which opens its live link (REF-068); for those who come.',
  input: (t) => ({ sessionId: t.id({ required: true, description: 'Which session.' }) }),
  payload: TrainingPayload,
  run: (input, ctx) => runCommand(ctx, 'acknowledgeRecording', input, acknowledgeRecording),
});

mutation('answerTrainingPoll', {
  access: 'STAFF',
  description: 'Answers a poll of a session once it has begun, or changes my answer (REF-066).',
  input: (t) => ({
    sessionId: t.id({ required: true, description: 'Which session.' }),
    poll: t.field({ type: PollEnum, required: true, description: 'Which of its polls.' }),
    choice: t.field({ type: PollChoiceEnum, required: true, description: 'One of its answers.' }),
  }),
  payload: TrainingPayload,
  run: (input, ctx) => runCommand(ctx, 'answerTrainingPoll', input, answerPoll),
});

mutation('saveTrainingSession', {
  access: 'STAFF',
  description:
    'Adds a session to the Training Hub or changes one. For administrators of the state.',
  input: (t) => ({
    sessionId: t.id({ description: 'Which session; left out for a new one.' }),
    expectedVersion: t.int({
      description: 'The version that was read; another one is a ConflictError.',
    }),
    pathway: t.field({ type: PathwayEnum, required: true, description: 'What it teaches.' }),
    number: t.int({ description: 'Its place in the series, 1 to 99; each once.' }),
    title: t.string({ required: true, description: 'Its title.' }),
    description: t.string({ required: true, description: 'What it is about.' }),
    objectives: t.stringList({ required: true, description: 'What one learns.' }),
    prompts: t.stringList({ required: true, description: 'What to say in the chat.' }),
    polls: t.field({ type: [PollEnum], required: true, description: 'What it asks.' }),
    day: t.field({ type: 'Date', required: true, description: 'Which day, in Chicago.' }),
    from: t.string({ required: true, description: 'When it begins, `HH:MM` in Chicago.' }),
    until: t.string({ required: true, description: 'When it ends, `HH:MM` in Chicago.' }),
    liveUrl: t.string({ description: 'Where it takes place, starting with https://.' }),
    recordingUrl: t.string({ description: 'Where its recording is, starting with https://.' }),
  }),
  payload: TrainingPayload,
  run: ({ day, ...input }, ctx) =>
    runCommand(
      ctx,
      'saveTrainingSession',
      {
        ...input,
        day: String(day),
        sessionId: input.sessionId ?? null,
        expectedVersion: input.expectedVersion ?? null,
        number: input.number ?? null,
        liveUrl: input.liveUrl ?? null,
        recordingUrl: input.recordingUrl ?? null,
      },
      saveSession,
    ),
});
