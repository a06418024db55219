import { isCustomer } from '../../../domain/access/actor.ts';
import {
  consentExpiresAt,
  consentProblems,
  withContact,
} from '../../../domain/customer/consent.ts';
import type { ConsentInput, ConsentScope } from '../../../domain/customer/consent.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { announceConsent } from '../announce-consent.ts';
import { blankToNull } from '../contact-data.ts';
import { actOnPerson } from '../person-facts.ts';

type Input = ConsentInput & { readonly personId: string };

/** Staff write down what was signed or said (REF-050); customers give theirs online. */
export const recordConsent: Command<Input, { consentId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const { personId } = input;
  await actOnPerson(context, personId, 'RECORD_CONSENT');
  const online = isCustomer(actor);
  assertValid(consentProblems(input, dateOf(now), online ? 'CUSTOMER' : 'STAFF'));

  const consent = await tx.consent.create({
    data: {
      personId,
      recordedByOrganizationId: online ? null : actor.organizationId,
      recordedById: actor.userId,
      scopes: withContact(input.scopes as readonly ConsentScope[]),
      wordingVersion: input.wordingVersion ?? '',
      language: input.language ?? '',
      method: input.method ?? '',
      witnessName: blankToNull(input.witnessName),
      givenAt: now,
      expiresAt: consentExpiresAt(input.expiresOn ?? ''),
      createdAt: now,
    },
    select: { id: true, personId: true, recordedByOrganizationId: true },
  });
  await announceConsent(context, 'CONSENT_GIVEN', consent);
  return { consentId: consent.id };
};
