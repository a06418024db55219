import { payload } from '../../platform/mutation.ts';

export const ReferralPayload = payload<{ referralId: string }>('ReferralPayload').implement({
  description: 'It was done; the referral as it is now.',
  fields: (t) => ({
    referral: t.prismaField({
      type: 'Referral',
      description: 'The referral.',
      resolve: (query, { referralId }, _args, ctx) =>
        ctx.db.referral.findFirstOrThrow({ ...query, where: { id: referralId } }),
    }),
  }),
});

export const ReferralsPayload = payload<{ referralIds: string[] }>('ReferralsPayload').implement({
  description: 'It was done to all of them.',
  fields: (t) => ({
    referrals: t.prismaField({
      type: ['Referral'],
      description: 'The referrals as they are now, in the order of the input.',
      resolve: async (query, { referralIds }, _args, ctx) => {
        const rows = await ctx.db.referral.findMany({
          ...query,
          where: { id: { in: referralIds } },
        });
        return rows.sort((a, b) => referralIds.indexOf(a.id) - referralIds.indexOf(b.id));
      },
    }),
  }),
});

export const DeletedPayload = payload<{ id: string; message: string }>('DeletedPayload').implement({
  description: 'It is gone.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'What it was.' }),
    message: t.exposeString('message', { description: 'What happened.' }),
  }),
});

export const MessagePostedPayload = payload<{ referralId: string; messageId: string }>(
  'MessagePostedPayload',
).implement({
  description: 'The message was posted.',
  fields: (t) => ({
    message: t.prismaField({
      type: 'ReferralMessage',
      description: 'The message.',
      resolve: (query, { messageId }, _args, ctx) =>
        ctx.db.referralMessage.findFirstOrThrow({ ...query, where: { id: messageId } }),
    }),
    referral: t.prismaField({
      type: 'Referral',
      description: 'The referral as it is now.',
      resolve: (query, { referralId }, _args, ctx) =>
        ctx.db.referral.findFirstOrThrow({ ...query, where: { id: referralId } }),
    }),
  }),
});

export const NotePayload = payload<{ referralId: string; noteId: string }>('NotePayload').implement(
  {
    description: 'The note was added.',
    fields: (t) => ({
      note: t.prismaField({
        type: 'ReferralNote',
        description: 'The note.',
        resolve: (query, { noteId }, _args, ctx) =>
          ctx.db.referralNote.findFirstOrThrow({ ...query, where: { id: noteId } }),
      }),
      referral: t.prismaField({
        type: 'Referral',
        description: 'The referral as it is now.',
        resolve: (query, { referralId }, _args, ctx) =>
          ctx.db.referral.findFirstOrThrow({ ...query, where: { id: referralId } }),
      }),
    }),
  },
);
