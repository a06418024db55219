import { isCustomer } from '../../../domain/access/actor.ts';
import { consentState } from '../../../domain/customer/consent.ts';
import { mayWithdrawConsent } from '../../../domain/customer/policy.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { completeForConsent } from '../../referral/commands/complete-for-consent.ts';
import { announceConsent, announceEndToSides } from '../announce-consent.ts';

const ENDED = {
  en: 'This consent has already ended by its date.',
  es: 'Este consentimiento ya venció en su fecha.',
};

/**
 * Stops sharing (REF-050). The open referrals under it are closed first: the trigger on `withdrawn_at` ends
 * the grants, and a command never changes what is out of its own sight. Repeating it changes nothing.
 */
export const withdrawConsent: Command<{ readonly id: string }, { consentId: string }> = async (
  context,
  { id },
) => {
  const { tx, actor, now } = context;
  assertIds(id);
  const visible = await tx.consent.findFirst({ where: { id } });
  if (!visible) throw new NotFound();
  if (!mayWithdrawConsent(actor, visible)) throw new Forbidden();
  await tx.$queryRaw`select id from consent where id = ${id}::uuid for update`;
  const consent = await tx.consent.findFirstOrThrow({ where: { id } });

  const state = consentState(consent, now);
  if (state === 'WITHDRAWN') return { consentId: id };
  if (state === 'EXPIRED') throw new Conflict(ENDED);

  const closed = await completeForConsent(context, id);
  await tx.consent.updateMany({
    where: { id },
    data: { withdrawnAt: now, withdrawnBy: isCustomer(actor) ? 'CUSTOMER' : 'ORGANIZATION' },
  });
  await announceConsent(context, 'CONSENT_WITHDRAWN', consent, { referralsClosed: closed.length });
  await announceEndToSides(context, 'CONSENT_WITHDRAWN', id, closed);
  return { consentId: id };
};
