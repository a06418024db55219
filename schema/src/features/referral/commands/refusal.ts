import type { ReferralRefusal } from '../../../domain/referral/policy.ts';
import { REFERRAL_STATUS_LABELS } from '../../../domain/referral/status.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Locale, Text } from '../../../domain/shared/locale.ts';
import type { ActivityKind } from '../../../domain/shared/activity.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Forbidden, Transition } from '../../../platform/errors.ts';

const CONSENT_ENDED: Text = {
  en: 'The consent of the customer has ended. Only closing the referral is still possible.',
  es: 'El consentimiento del cliente terminó. Ya solo es posible cerrar el referido.',
};

const NOT_SHARED: Text = {
  en: 'The consent of this referral is not for documents.',
  es: 'El consentimiento de este referido no incluye documentos.',
};

/** The kinds that move a status: the last of them brought the referral where it is. */
const STATUS_KINDS: ActivityKind[] = [
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_WITHDRAWN',
  'REFERRAL_RECALLED',
  'DRAFT_PUT_AWAY',
];

/** What the policy refused, as the error the client is given. */
export async function refusalOf(
  context: CommandContext,
  referralId: string,
  refusal: ReferralRefusal,
): Promise<Forbidden | Transition> {
  const { locale } = context;
  if (refusal.kind === 'FORBIDDEN') return new Forbidden();
  if (refusal.kind === 'CONSENT_ENDED') return new Forbidden(CONSENT_ENDED);
  if (refusal.kind === 'NOT_SHARED') return new Forbidden(NOT_SHARED);
  return new Transition(sentence(refusal, locale), {
    from: refusal.from,
    event: refusal.event ?? refusal.action,
    allowed: refusal.allowed,
    ...(await lastChange(context, referralId, STATUS_KINDS)),
  });
}

function sentence(
  { from, allowed }: Extract<ReferralRefusal, { kind: 'TRANSITION' }>,
  locale: Locale,
): string {
  const label = (status: typeof from) => pick(REFERRAL_STATUS_LABELS[status], locale);
  const next = allowed.map(label).join(', ');
  const text = {
    en: `The referral is now “${label(from)}”, so this cannot be done.${next && ` Possible next: ${next}.`}`,
    es: `El referido está ahora en «${label(from)}», así que esto no se puede hacer.${next && ` Posible ahora: ${next}.`}`,
  };
  return pick(text, locale);
}

/** By whom and when: a colleague by name, the other side by its organization (REF-059). */
export async function lastChange(
  { tx, actor, locale }: CommandContext,
  referralId: string,
  kinds: ActivityKind[],
): Promise<{ changedBy: string | null; changedAt: Date | null }> {
  const change = await tx.activity.findFirst({
    where: { referralId, kind: { in: kinds } },
    orderBy: { seq: 'desc' },
    select: {
      at: true,
      actorRole: true,
      actorOrganizationId: true,
      actor: { select: { name: true } },
      actorOrganization: { select: { name: true } },
    },
  });
  if (!change) return { changedBy: null, changedAt: null };
  const colleague =
    change.actorOrganizationId !== null && change.actorOrganizationId === actor.organizationId;
  const customer = pick({ en: 'The customer', es: 'El cliente' }, locale);
  const changedBy =
    (colleague ? change.actor?.name : undefined) ??
    change.actorOrganization?.name ??
    (change.actorRole === 'CUSTOMER' ? customer : 'Throughline');
  return { changedBy, changedAt: change.at };
}
