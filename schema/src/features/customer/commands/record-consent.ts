import { isCustomer } from '../../../domain/access/actor.ts';
import {
  consentExpiresAt,
  consentProblems,
  renewalProblems,
  withContact,
} from '../../../domain/customer/consent.ts';
import type { ConsentInput, ConsentScope } from '../../../domain/customer/consent.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, Conflict, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import {
  continueUnderConsent,
  restingOnConsent,
} from '../../referral/commands/continue-under-consent.ts';
import { announceConsent } from '../announce-consent.ts';
import { blankToNull } from '../contact-data.ts';
import { actOnPerson } from '../person-facts.ts';

const WITHDRAWN = {
  en: 'This consent was withdrawn: record a new one.',
  es: 'Este consentimiento fue retirado: registre uno nuevo.',
};
const NOTHING_RESTS = {
  en: 'No open referral of yours rests on this consent.',
  es: 'Ningún referido suyo en curso depende de este consentimiento.',
};

type Input = ConsentInput & {
  readonly personId: string;
  /** The consent whose open referrals go on under this one. */
  readonly renews?: string | null;
};

/**
 * Staff write down what was signed or said (REF-050); customers give theirs online. One that renews another agrees to
 * the same for longer, and what is under way goes on under it.
 */
export const recordConsent: Command<Input, { consentId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const { personId } = input;
  await actOnPerson(context, personId, 'RECORD_CONSENT');
  const online = isCustomer(actor);
  assertValid(consentProblems(input, dateOf(now), online ? 'CUSTOMER' : 'STAFF'));
  const expiresAt = consentExpiresAt(input.expiresOn ?? '');
  const scopes = withContact(input.scopes as readonly ConsentScope[]);
  const renewal = input.renews
    ? await toRenew(context, input.renews, { personId, scopes, expiresAt })
    : null;

  const consent = await tx.consent.create({
    data: {
      personId,
      recordedByOrganizationId: online ? null : actor.organizationId,
      recordedById: actor.userId,
      scopes,
      wordingVersion: input.wordingVersion ?? '',
      language: input.language ?? '',
      method: input.method ?? '',
      witnessName: blankToNull(input.witnessName),
      givenAt: now,
      expiresAt,
      createdAt: now,
    },
    select: { id: true, personId: true, recordedByOrganizationId: true },
  });
  await announceConsent(context, 'CONSENT_GIVEN', consent);
  if (renewal) await continueUnderConsent(context, renewal.resting, consent.id, renewal.afterEnd);
  return { consentId: consent.id };
};

type Renewal = {
  readonly personId: string;
  readonly scopes: readonly ConsentScope[];
  readonly expiresAt: Date;
};

async function toRenew(
  context: CommandContext,
  id: string,
  { personId, scopes, expiresAt }: Renewal,
) {
  const { tx } = context;
  assertIds(id);
  const resting = await restingOnConsent(context, id);
  // As it is once nobody withdraws it any more.
  const earlier = await tx.consent.findFirst({ where: { id, personId } });
  if (!earlier) throw new NotFound();
  if (earlier.withdrawnAt) throw new Conflict(WITHDRAWN);
  const facts = { ...earlier, scopes: earlier.scopes as ConsentScope[] };
  assertValid(renewalProblems(facts, { scopes, expiresAt }));
  if (resting.length === 0) throw new Conflict(NOTHING_RESTS);
  return { resting, afterEnd: earlier.expiresAt <= context.now };
}
