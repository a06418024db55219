import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { failures } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { DEEDS, attemptDeed } from '../../support/referral-deeds.ts';
import type { DeedName } from '../../support/referral-deeds.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import type { SeededReferral, Situation } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

// Every deed by everybody in every situation, against the table of catalogues 6.2 written out below. It
// shares no rule with the code: what is not in ALLOWED must be refused, and how follows from who sees it.

const ACTORS = {
  author: ({ sender }: World) => sender.staff,
  colleague: ({ sender }: World) => sender.colleague,
  receiver: ({ receiver }: World) => receiver.staff,
  customer: ({ customer }: World) => customer,
  outsider: ({ outsider }: World) => outsider.admin,
  senderArea: ({ area }: World) => area.admin,
  receiverArea: ({ otherArea }: World) => otherArea.admin,
  otherArea: ({ elsewhere }: World) => elsewhere.admin,
  state: ({ state }: World) => state,
  monitor: ({ monitor }: World) => monitor,
  nobody: () => null,
} satisfies Record<string, (world: World) => Visitor | null>;
type ActorName = keyof typeof ACTORS;
const NAMES = Object.keys(ACTORS) as ActorName[];

const DRAFTS: Situation[] = ['DRAFT', 'RECALLED', 'PUT_AWAY'];
const UNANSWERED: Situation[] = ['SENT', 'ATTEMPTING_CONTACT'];
const OPEN: Situation[] = [...UNANSWERED, 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS'];
const SITUATIONS: Situation[] = [...DRAFTS, ...OPEN, 'DECLINED', 'COMPLETED'];

const AREAS: ActorName[] = ['senderArea', 'receiverArea'];
const SENDERS: ActorName[] = ['author', 'colleague'];
const RECEIVERS: ActorName[] = ['receiver'];
const CUSTOMERS: ActorName[] = ['customer'];

/** Who may do it, in which situations. */
const ALLOWED: Readonly<Record<DeedName, readonly [readonly ActorName[], readonly Situation[]][]>> =
  {
    send: [[SENDERS, ['DRAFT', 'RECALLED']]],
    update: [[SENDERS, ['DRAFT', 'RECALLED']]],
    discard: [[['author'], ['DRAFT']]],
    putAway: [[SENDERS, ['RECALLED']]],
    recall: [[SENDERS, UNANSWERED]],
    returnToMe: [[SENDERS, UNANSWERED]],
    referAgain: [[SENDERS, ['RECALLED', 'PUT_AWAY', 'DECLINED', 'COMPLETED']]],
    markReceived: [[RECEIVERS, [...OPEN, 'DECLINED', 'COMPLETED']]],
    accept: [[RECEIVERS, [...UNANSWERED, 'RECEIVED']]],
    decline: [[RECEIVERS, [...UNANSWERED, 'RECEIVED']]],
    waitlist: [[RECEIVERS, [...UNANSWERED, 'RECEIVED']]],
    start: [[RECEIVERS, ['ACCEPTED']]],
    complete: [[RECEIVERS, ['ACCEPTED', 'IN_PROGRESS']]],
    amend: [[RECEIVERS, ['COMPLETED']]],
    withdraw: [
      [SENDERS, ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS']],
      [CUSTOMERS, OPEN],
    ],
    assign: [
      [SENDERS, [...OPEN, 'DECLINED']],
      [RECEIVERS, OPEN],
    ],
    snooze: [
      [SENDERS, [...OPEN, 'DECLINED']],
      [RECEIVERS, OPEN],
      [AREAS, ['ATTEMPTING_CONTACT']],
    ],
    message: [
      [
        [...SENDERS, ...RECEIVERS],
        [...OPEN, 'COMPLETED'],
      ],
    ],
    note: [
      [SENDERS, SITUATIONS],
      [RECEIVERS, [...OPEN, 'DECLINED', 'COMPLETED']],
    ],
    tryCustomer: [[RECEIVERS, ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS']]],
    tryPartner: [
      [SENDERS, UNANSWERED],
      [AREAS, ['ATTEMPTING_CONTACT']],
    ],
    report: [[CUSTOMERS, OPEN]],
    markSeen: [
      [[...SENDERS, 'state', 'monitor'], SITUATIONS],
      [
        ['receiver', 'customer', 'senderArea', 'receiverArea'],
        [...OPEN, 'DECLINED', 'COMPLETED'],
      ],
    ],
  };

const sees = (name: ActorName, situation: Situation): boolean => {
  const always: ActorName[] = ['author', 'colleague', 'state', 'monitor'];
  const onceSent: ActorName[] = ['receiver', 'customer', 'senderArea', 'receiverArea'];
  return always.includes(name) || (onceSent.includes(name) && !DRAFTS.includes(situation));
};

/** Deeds that only staff, or only customers, find a door for. */
const FOR_CUSTOMERS_TOO: DeedName[] = ['withdraw', 'markSeen', 'report'];

function expected(deed: DeedName, name: ActorName, situation: Situation): string {
  if (name === 'nobody') return 'UNAUTHENTICATED';
  if (name === 'customer' && !FOR_CUSTOMERS_TOO.includes(deed)) return 'FORBIDDEN';
  if (name !== 'customer' && deed === 'report') return 'FORBIDDEN';
  if (!sees(name, situation)) return 'NotFoundError';
  const rules = ALLOWED[deed].filter(([who]) => who.includes(name));
  if (rules.length === 0) return 'ForbiddenError';
  return rules.some(([, when]) => when.includes(situation))
    ? DEEDS[deed].payload
    : 'TransitionError';
}

const isDone = (answer: string): boolean => answer.endsWith('Payload');

const stateOf = async (id: string): Promise<unknown> =>
  (
    await adminQuery(
      `select to_jsonb(r) as row, (select count(*) from activity a where a.subject_id = r.id) as entries,
              (select to_jsonb(d) from referral_detail d where d.referral_id = r.id) as detail
         from referral r where r.id = $1`,
      [id],
    )
  )[0];

const versionOf = async (id: string): Promise<number> =>
  Number((await adminQuery('select version from referral where id = $1', [id]))[0]?.['version']);

describe.each(SITUATIONS)('a referral that is %s', (situation) => {
  let world: World;
  let untouched: SeededReferral;
  beforeAll(async () => {
    world = await seedWorld();
    untouched = await seedReferral(world, situation);
  });

  test('changes for nobody who may not', async () => {
    const before = await stateOf(untouched.id);
    const version = await versionOf(untouched.id);
    const answers: Record<string, string> = {};
    const table: Record<string, string> = {};
    for (const deed of Object.keys(DEEDS) as DeedName[]) {
      const refused = NAMES.filter((name) => !isDone(expected(deed, name, situation)));
      await Promise.all(
        refused.map(async (name) => {
          const who = ACTORS[name](world);
          answers[`${deed} by ${name}`] = await attemptDeed(
            world,
            who,
            deed,
            untouched.id,
            version,
          );
          table[`${deed} by ${name}`] = expected(deed, name, situation);
        }),
      );
    }
    expect(answers).toEqual(table);
    expect(await stateOf(untouched.id)).toEqual(before);
    expect(failures).toEqual([]);
  });

  const allowed = (Object.keys(DEEDS) as DeedName[]).flatMap((deed) =>
    NAMES.filter((name) => isDone(expected(deed, name, situation))).map((name) => ({ deed, name })),
  );
  test.each(allowed)('$deed by $name is done', async ({ deed, name }) => {
    // Looking and noting change nothing for others, so they need no referral of their own.
    const quiet = deed === 'markSeen' || deed === 'note';
    const { id } = quiet ? untouched : await seedReferral(world, situation);
    const answer = await attemptDeed(world, ACTORS[name](world), deed, id, await versionOf(id));
    expect(answer).toBe(DEEDS[deed].payload);
  });
});
