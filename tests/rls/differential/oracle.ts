import type { Actor } from '@throughline/schema/domain/access/actor';
import { isOversight } from '@throughline/schema/domain/access/actor';
import { Reach } from './reach.ts';
import type { Reason } from './reach.ts';
import type {
  ActivityRow,
  ApplicationRow,
  AttemptRow,
  ConsentRow,
  MembershipRow,
  FileRow,
  NeedRow,
  OrganizationRow,
  PersonRow,
  ReferralRow,
  Rows,
} from './rows.ts';

/**
 * What somebody sees, by the words of the architecture ("Reach to a person", "Private notes are their
 * organization's") over plain rows. Written apart from the policies, so that the two can contradict.
 */
export class Oracle {
  readonly rows: Rows;
  readonly reach: Reach;
  readonly #persons: ReadonlyMap<string, PersonRow>;
  readonly #referrals: ReadonlyMap<string, ReferralRow>;
  readonly #organizations: ReadonlyMap<string, OrganizationRow>;
  readonly #known = new Map<string, ReadonlySet<Reason>>();

  constructor(rows: Rows, now: Date) {
    this.rows = rows;
    this.reach = new Reach(rows, now);
    this.#persons = new Map(rows.person.map((row) => [row.id, row]));
    this.#referrals = new Map(rows.referral.map((row) => [row.id, row]));
    this.#organizations = new Map(rows.organization.map((row) => [row.id, row]));
  }

  get now(): Date {
    return this.reach.now;
  }

  reasons(actor: Actor, person: PersonRow): ReadonlySet<Reason> {
    const key = `${actor.role} ${actor.organizationId} ${actor.userId} ${actor.personId} ${person.id}`;
    const known = this.#known.get(key) ?? this.reach.of(actor, person);
    this.#known.set(key, known);
    return known;
  }

  person(actor: Actor, id: string): PersonRow | null {
    const person = this.#persons.get(id);
    return person && this.reasons(actor, person).size > 0 ? person : null;
  }

  people(actor: Actor): PersonRow[] {
    return this.rows.person.filter((person) => this.reasons(actor, person).size > 0);
  }

  /** Administrators as such see that there is a person, not how to reach them. */
  contact(actor: Actor, person: PersonRow): boolean {
    return [...this.reasons(actor, person)].some(
      (reason) => reason !== 'AREA' && reason !== 'EARLIER',
    );
  }

  birth(actor: Actor, person: PersonRow): boolean {
    const reasons = this.reasons(actor, person);
    return (
      reasons.has('SELF') ||
      reasons.has('STATE') ||
      reasons.has('CREATED') ||
      reasons.has('APPLICATION') ||
      reasons.has('EMERGENCY') ||
      this.#received(actor, person.id).some((each) => this.#covers(each, 'BIRTH_DATE'))
    );
  }

  /** The last four digits: for the person, who wrote them down, where they apply, and who administers for the state. */
  ssn(actor: Actor, person: PersonRow): string | null {
    const reasons = this.reasons(actor, person);
    const needed =
      reasons.has('SELF') ||
      reasons.has('CREATED') ||
      reasons.has('APPLICATION') ||
      actor.role === 'STATE_ADMIN';
    const known = this.rows.person_ssn.find(({ person_id }) => person_id === person.id);
    return needed ? (known?.last_four ?? null) : null;
  }

  /** Whether two records are one: the state, and administrators of areas where both are open to them alike. */
  judges(actor: Actor, one: PersonRow, other: PersonRow): boolean {
    if (actor.role === 'STATE_ADMIN') return true;
    if (actor.role !== 'LWIA_ADMIN') return false;
    const known = (person: PersonRow) =>
      [...this.reasons(actor, person)].some((why) => why !== 'EMERGENCY');
    return known(one) && known(other) && this.#openTo(actor, one) === this.#openTo(actor, other);
  }

  /** How far, under all memberships of theirs. */
  #openTo(actor: Actor, person: PersonRow): string {
    if (person.created_by_id === actor.userId) return 'true true true true true';
    const hats = this.rows.membership
      .filter(({ user_id, status }) => user_id === actor.userId && status === 'ACTIVE')
      .map(({ organization_id }) => ({ ...actor, organizationId: organization_id }));
    const reasons = new Set(hats.flatMap((hat) => [...this.reasons(hat, person)]));
    const some = (...which: Reason[]) => which.some((each) => reasons.has(each));
    const owns = some('CREATED', 'APPLICATION');
    return [
      hats.some((hat) => this.contact(hat, person)),
      hats.some((hat) => this.birth(hat, person)),
      owns,
      owns || some('SENT', 'RECEIVED'),
      owns || some('SENT'),
    ].join(' ');
  }

  need(actor: Actor, need: NeedRow): boolean {
    if (need.recorded_by_organization_id === actor.organizationId) return true;
    if (this.#looksOver(actor, need.person_id)) return true;
    return this.#received(actor, need.person_id).some(
      (each) =>
        each.sender_organization_id === need.recorded_by_organization_id &&
        this.#covers(each, 'NEEDS'),
    );
  }

  consent(actor: Actor, consent: ConsentRow): boolean {
    const { recorded_by_organization_id: recorder, person_id, id } = consent;
    if (this.#looksOver(actor, person_id)) return true;
    if (!actor.organizationId) return false;
    if (recorder === actor.organizationId) return true;
    const person = this.#persons.get(person_id);
    const reasons = person ? this.reasons(actor, person) : new Set<Reason>();
    const keeps = reasons.has('CREATED') || reasons.has('SENT') || reasons.has('APPLICATION');
    if (recorder === null && keeps) return true;
    return this.#received(actor, person_id).some(({ consent_id }) => consent_id === id);
  }

  /** Referrals with this organization as receiver, not ended. */
  #received({ organizationId }: Actor, personId: string): ReferralRow[] {
    if (!organizationId) return [];
    return this.reach
      .referralsOf(personId)
      .filter(
        (each) =>
          each.receiver_organization_id === organizationId && this.reach.isWithReceiver(each),
      );
  }

  #covers(referral: ReferralRow, scope: string): boolean {
    return this.reach.consentOf(referral)?.scopes.includes(scope) ?? false;
  }

  #looksOver(actor: Actor, personId: string): boolean {
    return isOversight(actor) || actor.personId === personId;
  }

  /** Parties, status and times stay with both sides; what was never sent is the sender's alone. */
  referral(actor: Actor, id: string): ReferralRow | null {
    const referral = this.#referrals.get(id);
    return referral && this.seesReferral(actor, referral) ? referral : null;
  }

  seesReferral(actor: Actor, referral: ReferralRow): boolean {
    if (isOversight(actor)) return true;
    const { organizationId: own, lwiaId, personId } = actor;
    if (own && referral.sender_organization_id === own) return true;
    if (referral.status === 'DRAFT') return false;
    return (
      (own !== null && referral.receiver_organization_id === own) ||
      (personId !== null && referral.person_id === personId) ||
      (lwiaId !== null && [referral.sender_lwia_id, referral.receiver_lwia_id].includes(lwiaId)) ||
      this.plans(actor, referral.person_id)
    );
  }

  referrals(actor: Actor): ReferralRow[] {
    return this.rows.referral.filter((referral) => this.seesReferral(actor, referral));
  }

  /** What was said: the sender for good, the receiver while it has access, oversight. */
  detail(actor: Actor, referral: ReferralRow): boolean {
    if (isOversight(actor)) return true;
    const { organizationId: own } = actor;
    if (!own) return false;
    return (
      referral.sender_organization_id === own ||
      (referral.receiver_organization_id === own && this.reach.isWithReceiver(referral))
    );
  }

  /** What the sender put there is the sender's for good; all else goes by a consent that shares documents. */
  file(actor: Actor, referral: ReferralRow, { organization_id: by, state }: FileRow): boolean {
    const { organizationId: own, personId } = actor;
    const consent = this.reach.consentOf(referral);
    const shares =
      consent !== null &&
      !consent.withdrawn_at &&
      consent.expires_at > this.now &&
      consent.scopes.includes('DOCUMENTS');
    if (personId !== null)
      return (
        personId === referral.person_id &&
        referral.status !== 'DRAFT' &&
        (by === null || (state === 'READY' && shares))
      );
    if (state !== 'READY' && (by === null || by !== own)) return false;
    if (isOversight(actor)) return true;
    if (!own) return false;
    if (referral.sender_organization_id === own) return by !== null || shares;
    return (
      referral.receiver_organization_id === own &&
      this.reach.isWithReceiver(referral) &&
      this.#covers(referral, 'DOCUMENTS')
    );
  }

  attempt(actor: Actor, attempt: AttemptRow): boolean {
    const referral = this.#referrals.get(attempt.referral_id);
    if (!referral) return false;
    return (
      attempt.organization_id === actor.organizationId ||
      this.detail(actor, referral) ||
      (attempt.target === 'CUSTOMER' &&
        referral.status !== 'DRAFT' &&
        (referral.person_id === actor.personId || this.plans(actor, referral.person_id)))
    );
  }

  /** What the person said of being contacted: with what was said, and where they apply. */
  report(actor: Actor, referral: ReferralRow): boolean {
    return (
      this.detail(actor, referral) ||
      referral.person_id === actor.personId ||
      (referral.status !== 'DRAFT' && this.plans(actor, referral.person_id))
    );
  }

  /** An area where the person, or a record they turned out to be, applies. */
  plans({ organizationId: own }: Actor, personId: string): boolean {
    return own !== null && this.reach.byApplication(personId, own).length > 0;
  }

  /** See AUDIENCES of schema/src/domain/shared/activity.ts. */
  activity(actor: Actor, row: ActivityRow): boolean {
    const { organizationId: own, lwiaId, personId, userId } = actor;
    const is = (one: string | null, other: string | null) => one !== null && one === other;
    const party = is(row.sender_organization_id, own) || is(row.receiver_organization_id, own);
    const person = is(row.person_id, personId);
    const side = is(row.side_organization_id, own);
    const over = isOversight(actor);
    switch (row.audience) {
      case 'STATUS':
        return (
          party ||
          person ||
          over ||
          is(row.sender_lwia_id, lwiaId) ||
          is(row.receiver_lwia_id, lwiaId) ||
          (row.person_id !== null && this.plans(actor, row.person_id))
        );
      case 'CONTACT':
        return (
          party || person || over || (row.person_id !== null && this.plans(actor, row.person_id))
        );
      case 'PARTIES':
        return party || over;
      case 'SIDE':
        return side;
      case 'SIDE_AND_PERSON':
        return side || person || over;
      case 'PERSON': {
        const of = row.person_id ? this.#persons.get(row.person_id) : undefined;
        const reasons = of ? [...this.reasons(actor, of)] : [];
        return reasons.some((reason) => !['AREA', 'EARLIER', 'EMERGENCY'].includes(reason));
      }
      case 'USER':
        return is(row.user_id, userId);
      default:
        return side || is(row.user_id, userId) || actor.role === 'STATE_ADMIN';
    }
  }

  /** The area that it is made at, the person, oversight. */
  application(actor: Actor, row: ApplicationRow): boolean {
    return row.lwia_id === actor.organizationId || this.#looksOver(actor, row.person_id);
  }

  organization(actor: Actor, id: string | null): OrganizationRow | null {
    const found = id ? this.#organizations.get(id) : undefined;
    if (!found || actor.role === 'ANONYMOUS') return null;
    // One that is suspended keeps its name in what it has done.
    const known = found.status !== 'PENDING' || found.id === actor.organizationId;
    return known || this.#keepsArea(actor, found) || actor.userId === found.registered_by_id
      ? found
      : null;
  }

  /** What it offers goes with it when it is suspended. */
  offers(actor: Actor, id: string): boolean {
    const found = this.organization(actor, id);
    if (!found) return false;
    const open = found.status === 'APPROVED' || found.id === actor.organizationId;
    return open || this.#keepsArea(actor, found) || this.#isSuspendedFrom(actor, id);
  }

  /** Works there, and acts for nobody: only for a suspended organization, or none at all. */
  #isSuspendedFrom(actor: Actor, organizationId: string): boolean {
    const works = ({ user_id, organization_id, status }: MembershipRow) =>
      user_id === actor.userId && organization_id === organizationId && status === 'ACTIVE';
    return actor.role === 'PENDING' && this.rows.membership.some(works);
  }

  /** Administers the area it lies in, or the state. */
  #keepsArea(actor: Actor, { lwia_id }: OrganizationRow): boolean {
    if (actor.role === 'STATE_ADMIN') return true;
    return actor.role === 'LWIA_ADMIN' && actor.lwiaId !== null && actor.lwiaId === lwia_id;
  }

  /** Names of staff are known to who works or is served here, those of customers to themselves. */
  user(actor: Actor, id: string | null): string | null {
    const found = this.rows.app_user.find((row) => row.id === id);
    if (!found) return null;
    if (found.id === actor.userId) return found.id;
    return found.kind === 'STAFF' && actor.role !== 'PENDING' ? found.id : null;
  }
}
