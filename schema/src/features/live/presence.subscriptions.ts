import { isPartnerStaff } from '../../domain/access/actor.ts';
import { pick } from '../../domain/shared/locale.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { following, LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { MessagePayload, mutation } from '../../platform/mutation.ts';
import { PresenceList, PresenceSubjectInput } from './presence.types.ts';
import type { PresenceSubject, PresentPerson } from './presence.types.ts';

type Value = { readonly people: readonly PresentPerson[] };

builder.subscriptionField('presence', (t) =>
  t.field({
    type: PresenceList,
    access: 'STAFF',
    description:
      'Who else is there. Being subscribed is being present; oversight looks without being seen. The list now, and anew whenever it changes.',
    args: {
      subject: t.arg({ type: PresenceSubjectInput, required: true, description: 'Of what.' }),
    },
    subscribe: (_root, { subject }, ctx) => following(attend(ctx, subject)),
    resolve: (value) => value as Value,
  }),
);

async function attend(ctx: Context, subject: PresenceSubject) {
  if (!isId(subject.id) || !(await sees(ctx, subject))) throw new NotFound();
  let sent = '';
  return new LiveSource<Value>({
    topics: [`presence:${subject.id}`, topicOf(subject)],
    after: null,
    attends: subject,
    async decide(signal, now): Promise<LiveDecision<Value> | null> {
      // Of the subject's own events only those matter after which it may be out of sight.
      const visible = await sees(now, subject);
      if (!visible) return { value: { people: [] }, last: true };
      const people = await presentAt(now, subject);
      const list = JSON.stringify(people);
      if (list === sent && signal.type !== 'resync') return null;
      sent = list;
      return { value: { people } };
    },
  });
}

const topicOf = ({ type, id }: PresenceSubject) =>
  type === 'REFERRAL' ? (`referral:${id}` as const) : (`person:${id}` as const);

async function sees(ctx: Context, { type, id }: PresenceSubject): Promise<boolean> {
  const found =
    type === 'REFERRAL'
      ? await ctx.db.referral.findFirst({ where: { id }, select: { id: true } })
      : await ctx.db.person.findFirst({ where: { id }, select: { id: true } });
  return found !== null;
}

/** In however many windows: there since the first, writing in any. */
async function presentAt(ctx: Context, { type, id }: PresenceSubject): Promise<PresentPerson[]> {
  return ctx.db.$queryRaw<PresentPerson[]>`
    select p.user_id as "userId", p.organization_id as "organizationId",
      min(p.since) as since, bool_or(p.writing) as writing
    from presence p
    where p.subject_type = ${type} and p.subject_id = ${id}::uuid and p.expires_at > app.now()
    group by p.user_id, p.organization_id
    order by min(p.since), p.user_id`;
}

mutation('setWriting', {
  access: 'STAFF',
  description:
    'Tells others who look at the same thing that you write, or no longer do. Lasts while you are present there.',
  input: (t) => ({
    subject: t.field({ type: PresenceSubjectInput, required: true, description: 'Where.' }),
    writing: t.boolean({ required: true, description: 'Whether you are writing.' }),
  }),
  payload: MessagePayload,
  // Nothing that has to be remembered for a repeat: saying it twice says the same.
  run: async ({ subject: { type, id }, writing }, ctx) => {
    if (!isPartnerStaff(ctx.actor)) throw new Forbidden();
    if (!isId(id)) throw new NotFound();
    await ctx.db.$executeRaw`
      update presence set writing = ${writing}
      where user_id = (select app.user_id()) and subject_type = ${type} and subject_id = ${id}::uuid
        and writing <> ${writing}`;
    return {
      message: pick({ en: 'Others see it.', es: 'Los demás lo ven.' }, ctx.locale),
    };
  },
});
