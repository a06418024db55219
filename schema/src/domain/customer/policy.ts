import { isByLink, isCustomer, isOversight, isPartnerStaff } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { isPractice } from '../shared/practice.ts';
import { covers } from './gate.ts';
import type { Gated } from './gate.ts';
import type { GrantReason } from './reach.ts';

/** What a viewer may do to a person. */
export const PERSON_ACTIONS = [
  'EDIT',
  'EDIT_CONTACT',
  'SET_SSN',
  'ADD_NEED',
  'RECORD_CONSENT',
  'WITHDRAW_CONSENT',
  'INVITE',
  'REFER',
] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];

/**
 * `reasons`: why the acting organization reaches the person now. `withdrawable`: an active consent that the
 * actor recorded for its organization, or, for customers, any active one of theirs.
 */
export type PersonFacts = {
  readonly personId: string;
  readonly reasons: readonly GrantReason[];
  readonly hasAccount: boolean;
  readonly withdrawable: boolean;
};

/** As the gate says: what a consent adds is to be seen, and nothing to be done. */
const isOpen = ({ reasons }: PersonFacts, what: Gated): boolean =>
  reasons.some((reason) => covers({ reason, scopes: [] }, what));

/**
 * The one rule behind the commands on a person and `viewerActions` (REF-016, REF-019, REF-050). A receiver keeps
 * contact details current and may refer on; who the person is stays with those who sent or entered them, and with
 * the area as long as they apply there.
 * Administrators as such, monitors and the state only look. Who is made up to practice on is nobody to invite and
 * has no number (REF-065).
 */
export const personActions = (actor: Actor, facts: PersonFacts): readonly PersonAction[] => {
  if (isCustomer(actor)) {
    if (actor.personId !== facts.personId) return [];
    if (isByLink(actor)) return ['EDIT_CONTACT'];
    return PERSON_ACTIONS.filter(
      (action) =>
        action === 'EDIT' ||
        action === 'EDIT_CONTACT' ||
        action === 'RECORD_CONSENT' ||
        (action === 'WITHDRAW_CONSENT' && facts.withdrawable),
    );
  }
  if (!isPartnerStaff(actor) || isByLink(actor)) return [];
  const keeps = isOpen(facts, 'KEEP');
  const serves = isOpen(facts, 'SERVE');
  return PERSON_ACTIONS.filter((action) => {
    switch (action) {
      case 'EDIT':
        return keeps;
      case 'SET_SSN':
        return isOpen(facts, 'OWN_RECORD') && !isPractice(facts.personId);
      case 'INVITE':
        return keeps && !facts.hasAccount && !isPractice(facts.personId);
      case 'WITHDRAW_CONSENT':
        return facts.withdrawable;
      default:
        return serves;
    }
  });
};

/** Shared under a scope of its own (CORE-019): only who wrote it down, the area where they apply, or the customer changes it. */
export const mayEditBirth = (actor: Actor, facts: PersonFacts): boolean =>
  (isCustomer(actor) && actor.personId === facts.personId) ||
  (isPartnerStaff(actor) && isOpen(facts, 'OWN_RECORD'));

/** Whoever took a consent writes its withdrawal down; the customer withdraws any (REF-050). */
export const mayWithdrawConsent = (
  actor: Actor,
  consent: { readonly personId: string; readonly recordedByOrganizationId: string | null },
): boolean =>
  (isCustomer(actor) && actor.personId === consent.personId) ||
  (isPartnerStaff(actor) && actor.organizationId === consent.recordedByOrganizationId);

/**
 * Who decides whether two records are one person (GRP-014), of the pairs they see. An administrator of an area sees
 * those of which one record is open to them as far as the other, so that nothing hidden is found out with a record of
 * one's own; the state has all of them in what needs it (prisma/policies/32-match.sql).
 */
export const mayJudgeMatches = ({ role }: Actor): boolean =>
  role === 'LWIA_ADMIN' || role === 'STATE_ADMIN';

/** For whom "Who can see this person" is complete (prisma/policies/30-customer.sql says the same). */
export const seesAllReach = (
  actor: Actor,
  person: { readonly id: string; readonly lwiaId: string | null },
): boolean =>
  (isCustomer(actor) && actor.personId === person.id) ||
  isOversight(actor) ||
  (actor.role === 'LWIA_ADMIN' && actor.lwiaId !== null && actor.lwiaId === person.lwiaId);
