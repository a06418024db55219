import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { dismissMatch } from './commands/dismiss-match.ts';
import { mergePersons } from './commands/merge-persons.ts';
import { undoMerge } from './commands/undo-merge.ts';
import { MergeFactEnum } from './merge.types.ts';
import { PersonPayload } from './person.mutations.ts';

mutation('mergePersons', {
  access: 'STAFF',
  description:
    'Makes the two records of a likely match one: everything that names the other moves to the one that stays, and its id leads there. For 30 days it can be undone.',
  input: (t) => ({
    matchId: t.id({ required: true, description: 'Id of the match.' }),
    survivorId: t.id({ required: true, description: 'Id of the record that stays.' }),
    fromMerged: t.field({
      type: [MergeFactEnum],
      required: true,
      description: 'What to take from the record that goes; the rest stays as it is.',
    }),
    keepAccount: t.id({
      description: 'Where both have an account: the one that stays. The other is let go and told.',
    }),
  }),
  payload: PersonPayload,
  run: (input, ctx) =>
    runCommand(
      ctx,
      'mergePersons',
      { ...input, keepAccount: input.keepAccount ?? null },
      mergePersons,
    ),
});

mutation('undoMerge', {
  access: 'STAFF',
  description:
    'Takes a merge apart: both records are as they were, and what came since is where it belongs.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the merge.' }) }),
  payload: PersonPayload,
  run: (input, ctx) => runCommand(ctx, 'undoMerge', input, undoMerge),
});

const MatchPayload = payload<{ matchId: string }>('LikelyMatchPayload').implement({
  description: 'The match as it is now.',
  fields: (t) => ({
    match: t.prismaField({
      type: 'PersonMatch',
      description: 'The match.',
      resolve: (query, { matchId }, _args, ctx) =>
        ctx.db.personMatch.findFirstOrThrow({ ...query, where: { id: matchId } }),
    }),
  }),
});

mutation('dismissMatch', {
  access: 'STAFF',
  description: 'Notes that two records are two persons: the pair is proposed no more.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the match.' }) }),
  payload: MatchPayload,
  run: (input, ctx) => runCommand(ctx, 'dismissMatch', input, dismissMatch),
});
