import type { Actor } from '@throughline/schema/domain/access/actor';
import type { ConsentRow, PersonRow, ReferralRow, Rows } from './rows.ts';

/** Why somebody reaches a person, as the table "Reach to a person" of the architecture names it. */
export type Reason =
  | 'SELF'
  | 'STATE'
  | 'CREATED'
  | 'SENT'
  | 'RECEIVED'
  | 'AREA'
  | 'APPLICATION'
  | 'EARLIER'
  | 'EMERGENCY';

const THIRTY_DAYS = 30 * 86_400_000;

/** After these the referral is no longer with its receiver. */
const TAKEN_BACK = ['REFERRAL_RECALLED', 'REFERRAL_DECLINED'];

const by = <Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> =>
  Map.groupBy(rows, key);

/** The table of reach over plain rows: begins, ends. Shares nothing with the policies. */
export class Reach {
  readonly now: Date;
  readonly rows: Rows;
  readonly #consents: ReadonlyMap<string, ConsentRow>;
  readonly #referrals: ReadonlyMap<string, ReferralRow[]>;
  readonly #statuses: ReadonlyMap<string | null, { kind: string; at: Date }[]>;

  constructor(rows: Rows, now: Date) {
    this.now = now;
    this.rows = rows;
    this.#consents = new Map(rows.consent.map((row) => [row.id, row]));
    this.#referrals = by(rows.referral, ({ person_id }) => person_id);
    this.#statuses = by(
      rows.activity.filter(({ audience }) => audience === 'STATUS'),
      ({ referral_id }) => referral_id,
    );
  }

  referralsOf(personId: string): readonly ReferralRow[] {
    return this.#referrals.get(personId) ?? [];
  }

  consentOf({ consent_id }: ReferralRow): ConsentRow | null {
    return (consent_id && this.#consents.get(consent_id)) || null;
  }

  /** Received: from Sent until recalled, declined, 30 days completed, or its consent has ended. */
  isWithReceiver(referral: ReferralRow): boolean {
    const { status, completed_at } = referral;
    const consent = this.consentOf(referral);
    if (status === 'DRAFT' || status === 'DECLINED' || !consent) return false;
    if (consent.withdrawn_at || consent.expires_at <= this.now) return false;
    return status !== 'COMPLETED' || Number(completed_at) + THIRTY_DAYS > Number(this.now);
  }

  /** Sent: from the first draft, for good; unless the sender knows the person through received ones only. */
  isWithSender(referral: ReferralRow): boolean {
    const via = referral.first_sent_at ? null : this.#lentBy(referral);
    return !via || (!via.consent.withdrawn_at && via.until > this.now);
  }

  /** An unsent draft of somebody who reaches the person only through referrals they received. */
  #lentBy(draft: ReferralRow): { consent: ConsentRow; until: Date } | null {
    const { sender_organization_id: own, created_at: then, person_id } = draft;
    const others = this.referralsOf(person_id).filter(({ id }) => id !== draft.id);
    if (this.#person(person_id)?.created_by_organization_id === own) return null;
    const knownOtherwise = others.some(
      (each) =>
        each.sender_organization_id === own &&
        (each.first_sent_at
          ? each.first_sent_at < then || (each.created_at < then && !this.#lentBy(each))
          : each.created_at < then && !this.#lentBy(each)),
    );
    if (knownOtherwise) return null;
    const lenders = others
      .filter((each) => each.receiver_organization_id === own && this.#wasWithReceiver(each, then))
      .flatMap((each) => {
        const consent = this.consentOf(each);
        if (!consent) return [];
        const { status, completed_at } = each;
        const closed = status === 'COMPLETED' && completed_at && completed_at < then;
        const ends = closed ? Number(completed_at) + THIRTY_DAYS : Infinity;
        return [{ consent, until: new Date(Math.min(ends, Number(consent.expires_at))) }];
      });
    return lenders.sort((a, b) => Number(b.until) - Number(a.until))[0] ?? null;
  }

  #wasWithReceiver(referral: ReferralRow, then: Date): boolean {
    const past = (this.#statuses.get(referral.id) ?? []).filter(({ at }) => at < then);
    const last = past.sort((a, b) => Number(a.at) - Number(b.at)).at(-1);
    const withdrawn = this.consentOf(referral)?.withdrawn_at;
    return Boolean(last && !TAKEN_BACK.includes(last.kind) && !(withdrawn && withdrawn < then));
  }

  #person(id: string): PersonRow | undefined {
    return this.rows.person.find((row) => row.id === id);
  }

  /** Administrators of an area, from Sent and as long as their side. */
  isWithArea(referral: ReferralRow, lwiaId: string): boolean {
    if (referral.status === 'DRAFT') return false;
    if (referral.sender_lwia_id === lwiaId) return true;
    return referral.receiver_lwia_id === lwiaId && this.isWithReceiver(referral);
  }

  /** What an area's staff reach by an application: from its start until it is closed. */
  byApplication(personId: string, own: string): Reason[] {
    const active = this.rows.application.filter(
      ({ lwia_id, closed_at }) => lwia_id === own && !closed_at,
    );
    const earlier = this.rows.application_record.some(
      (record) =>
        record.person_id === personId &&
        record.attached &&
        active.some(({ id }) => id === record.application_id),
    );
    return [
      ...(active.some(({ person_id }) => person_id === personId) ? ['APPLICATION' as const] : []),
      ...(earlier ? ['EARLIER' as const] : []),
    ];
  }

  of(actor: Actor, person: PersonRow): ReadonlySet<Reason> {
    const { organizationId: own, lwiaId, role, personId } = actor;
    const reasons = new Set<Reason>();
    if (personId === person.id) reasons.add('SELF');
    if (role === 'STATE_ADMIN' || role === 'MONITOR') reasons.add('STATE');
    if (!own) return reasons;
    if (person.created_by_organization_id === own) reasons.add('CREATED');
    for (const reason of this.byApplication(person.id, own)) reasons.add(reason);
    const emergency = this.rows.emergency_access.some(
      (row) =>
        row.person_id === person.id &&
        row.organization_id === own &&
        row.user_id === actor.userId &&
        row.valid_until !== null &&
        row.valid_until > this.now,
    );
    if (emergency) reasons.add('EMERGENCY');
    for (const referral of this.referralsOf(person.id)) {
      if (referral.sender_organization_id === own && this.isWithSender(referral))
        reasons.add('SENT');
      if (referral.receiver_organization_id === own && this.isWithReceiver(referral))
        reasons.add('RECEIVED');
      if (lwiaId && this.isWithArea(referral, lwiaId)) reasons.add('AREA');
    }
    return reasons;
  }
}
