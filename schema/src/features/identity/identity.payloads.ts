import { builder } from '../../platform/builder.ts';
import type { SessionView } from '../../platform/auth-port.ts';
import { payload } from '../../platform/mutation.ts';
import { SessionType } from './viewer.types.ts';

type Mine = { userId: string };

const ofMe = (name: string, description: string) => {
  const ref = payload<Mine>(name);
  builder.objectType(ref, {
    description,
    fields: (t) => ({
      viewer: t.prismaField({
        type: 'Account',
        description: 'Me, after it.',
        resolve: (query, { userId }, _args, { db }) =>
          db.account.findFirstOrThrow({ ...query, where: { userId } }),
      }),
    }),
  });
  return ref;
};

export const SignInPayload = ofMe(
  'SignInPayload',
  'You are signed in; the answer sets the cookie.',
);
export const ViewerPayload = ofMe('ViewerPayload', 'Your account was changed.');

export const SessionPayload = payload<{ session: SessionView }>('SessionPayload').implement({
  description: 'The session goes on.',
  fields: (t) => ({
    session: t.field({
      type: SessionType,
      description: 'With its new limit.',
      resolve: ({ session }) => session,
    }),
  }),
});

export const MembershipPayload = payload<{ membershipId: string }>('MembershipPayload').implement({
  description: 'The membership was asked for, decided, changed or begun.',
  fields: (t) => ({
    membership: t.prismaField({
      type: 'Membership',
      description: 'As it is now.',
      resolve: (query, { membershipId }, _args, { db }) =>
        db.membership.findFirstOrThrow({ ...query, where: { id: membershipId } }),
    }),
  }),
});
