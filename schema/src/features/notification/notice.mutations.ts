import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { markNoticesRead } from './commands/mark-notices-read.ts';
import { unreadNotices } from './unread.ts';

const NoticesPayload = payload<{ userId: string }>('NoticesPayload').implement({
  description: 'The notices were marked.',
  fields: (t) => ({
    unreadNotices: t.int({
      description: 'How many still wait.',
      resolve: (_payload, _args, ctx) => unreadNotices(ctx),
    }),
  }),
});

mutation('markNoticesRead', {
  access: 'SIGNED_IN',
  description: 'Marks notices as read.',
  input: (t) => ({
    ids: t.idList({
      description: 'Which; all of yours when left out. What is not yours is passed over.',
    }),
  }),
  payload: NoticesPayload,
  run: (input, ctx) => runCommand(ctx, 'markNoticesRead', input, markNoticesRead),
});
