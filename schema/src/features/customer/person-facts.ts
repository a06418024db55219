import type { Prisma } from '@throughline/prisma/generated/client';
import type { Actor } from '../../domain/access/actor.ts';
import { mayWithdrawConsent, personActions } from '../../domain/customer/policy.ts';
import type { PersonAction, PersonFacts } from '../../domain/customer/policy.ts';
import { grantHolds } from '../../domain/customer/reach.ts';
import type { GrantReason } from '../../domain/customer/reach.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';

/** The order of a person's consents, one for every reader, so that their loads merge into one. */
export const CONSENTS = {
  orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
} satisfies Prisma.Person$consentsArgs;

/** What of a person decides about actions. Row-level security gives only the acting organization's grants. */
export const factsSelect = (actor: Actor) =>
  ({
    id: true,
    accountBoundAt: true,
    grants: {
      where: { organizationId: { in: actor.organizationId ? [actor.organizationId] : [] } },
      select: { reason: true, validUntil: true, endedAt: true },
    },
    consents: CONSENTS,
  }) satisfies Prisma.PersonSelect;

type FactsRow = {
  readonly id: string;
  readonly accountBoundAt: Date | null;
  readonly grants: readonly { reason: string; validUntil: Date | null; endedAt: Date | null }[];
  readonly consents: readonly {
    personId: string;
    recordedByOrganizationId: string | null;
    expiresAt: Date;
    withdrawnAt: Date | null;
  }[];
};

export function factsOf(actor: Actor, row: FactsRow, now: Date): PersonFacts {
  return {
    personId: row.id,
    hasAccount: row.accountBoundAt !== null,
    reasons: row.grants
      .filter((grant) => grantHolds(grant, now))
      .map(({ reason }) => reason as GrantReason),
    withdrawable: row.consents.some(
      (consent) =>
        !consent.withdrawnAt && consent.expiresAt > now && mayWithdrawConsent(actor, consent),
    ),
  };
}

/** @throws NotFound when the actor does not see the person */
export async function loadFacts(
  { tx, actor, now }: CommandContext,
  personId: string,
): Promise<PersonFacts> {
  assertIds(personId);
  const row = await tx.person.findFirst({ where: { id: personId }, select: factsSelect(actor) });
  if (!row) throw new NotFound();
  return factsOf(actor, row, now);
}

/** @throws NotFound when the actor does not see the person, Forbidden when they may not do this */
export async function actOnPerson(
  context: CommandContext,
  personId: string,
  action: PersonAction,
): Promise<PersonFacts> {
  const facts = await loadFacts(context, personId);
  if (!personActions(context.actor, facts).includes(action)) throw new Forbidden();
  return facts;
}
