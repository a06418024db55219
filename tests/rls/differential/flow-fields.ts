import type { Actor } from '@throughline/schema/domain/access/actor';
import { isOversight } from '@throughline/schema/domain/access/actor';
import { ids, near, sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { ReferralRow } from './rows.ts';

const TO_ANSWER = ['SENT', 'ATTEMPTING_CONTACT', 'RECEIVED'];

const isOfActor =
  ({ organizationId }: Actor) =>
  (row: ReferralRow): boolean =>
    [row.sender_organization_id, row.receiver_organization_id].includes(organizationId);

/** A link still answers something, and goes to somebody who administers the receiver. */
function linksOf({ rows, reach }: Oracle, actor: Actor) {
  if (actor.role !== 'PARTNER_ADMIN' && actor.role !== 'LWIA_ADMIN') return [];
  return rows.answer_link.filter(({ organization_id, referral_id }) => {
    const referral = rows.referral.find(({ id }) => id === referral_id);
    return (
      organization_id === actor.organizationId &&
      referral !== undefined &&
      TO_ANSWER.includes(referral.status) &&
      reach.isWithReceiver(referral)
    );
  });
}

/** What came with places, waiting lists, putting off and answering by a link. */
export const FLOW_FIELDS: readonly RootField[] = [
  {
    name: 'answerLinks',
    document: '{ found: answerLinks { id referral { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: (oracle, { actor }) =>
      sorted(linksOf(oracle, actor).map(({ id, referral_id }) => `${id} ${referral_id}`)),
    seen: ({ found }: { found: { id: string; referral: { id: string } }[] }) =>
      sorted(found.map(({ id, referral }) => `${id} ${referral.id}`)),
  },
  {
    name: 'referral',
    document:
      'query ($id: ID!) { found: referral(id: $id) { place { state } snoozes { reason } } }',
    for: 'SIGNED_IN',
    ask: (random, { rows }, actor) => ({ id: near(random, rows.referral, isOfActor(actor)).id }),
    expected: (oracle, { actor }, { id }) => {
      const found = oracle.referral(actor, String(id));
      if (!found) return null;
      const place = oracle.rows.capacity_reservation.find((row) => row.referral_id === id);
      const putOff = oracle.rows.referral_snooze.some(
        (row) =>
          row.referral_id === id &&
          row.organization_id === actor.organizationId &&
          !isOversight(actor),
      );
      return { place: place?.state ?? null, putOff };
    },
    seen: ({ found }) =>
      found && { place: found.place?.state ?? null, putOff: found.snoozes.length > 0 },
  },
  {
    name: 'service',
    document: 'query ($id: ID!) { found: service(id: $id) { capacity { places } canSetCapacity } }',
    for: 'SIGNED_IN',
    ask: (random, { rows }) => ({ id: random.pick(rows.service).id }),
    expected: (oracle, { actor }, { id }) => {
      const row = oracle.rows.service.find((each) => each.id === id);
      if (!row || !oracle.offers(actor, row.organization_id)) return null;
      const capacity = oracle.rows.service_capacity.find(({ service_id }) => service_id === id);
      const own = row.organization_id === actor.organizationId && !isOversight(actor);
      return { places: capacity?.places ?? null, own };
    },
    seen: ({ found }) =>
      found && { places: found.capacity?.places ?? null, own: found.canSetCapacity },
  },
  {
    name: 'webhooks',
    document: '{ found: webhooks { id deliveries { id } } }',
    for: 'STAFF',
    ask: () => ({}),
    expected: ({ rows }, { actor }) => {
      const administers = actor.role === 'PARTNER_ADMIN' || actor.role === 'LWIA_ADMIN';
      const own = rows.webhook_delivery.filter(
        ({ organization_id }) => administers && organization_id === actor.organizationId,
      );
      return own.length > 50 ? 'many' : ids(own);
    },
    seen: ({ found }: { found: { deliveries: { id: string }[] }[] }) => {
      const deliveries = found.flatMap((each) => each.deliveries);
      return deliveries.length === 50 ? 'many' : ids(deliveries);
    },
  },
];
