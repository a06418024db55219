import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { letPass, sweep } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import { attemptDeed } from '../../support/referral-deeds.ts';
import type { DeedName } from '../../support/referral-deeds.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

/** The story as its readers would tell it: nothing here is read from what the product wrote. */
type Story = {
  status: string;
  /** The sender was told that nobody answers, and has not tried the partner since. */
  toReach: boolean;
  /** So was the area, and the partner has not said a word since. */
  escalated: boolean;
  /** The clock that runs has told whom it concerns. */
  told: boolean;
  followedUp: boolean;
  /** The consent has ended by its date, and is not renewed. */
  consentOver: boolean;
};

const moved = (status: string): Partial<Story> => ({
  status,
  toReach: false,
  escalated: false,
  told: false,
});

const UNANSWERED = ['SENT', 'ATTEMPTING_CONTACT'];

/** What each deed makes of the story when the product lets it happen. */
const AFTER: Readonly<Partial<Record<DeedName, (story: Story) => Partial<Story>>>> = {
  send: () => moved('SENT'),
  recall: () => moved('DRAFT'),
  markReceived: ({ status }) => (UNANSWERED.includes(status) ? moved('RECEIVED') : {}),
  accept: () => moved('ACCEPTED'),
  decline: () => moved('DECLINED'),
  start: () => moved('IN_PROGRESS'),
  complete: () => moved('COMPLETED'),
  withdraw: () => moved('COMPLETED'),
  tryPartner: ({ status }) =>
    status === 'SENT' ? moved('ATTEMPTING_CONTACT') : { toReach: false },
  // Of a recalled draft it is no follow-up: a decline after it is sent anew asks for one.
  referAgain: ({ status }): Partial<Story> => (status === 'DECLINED' ? { followedUp: true } : {}),
};

/** Who does it: the sender's `message` wins no time, the receiver's does. */
const DEEDS = [
  ...(['send', 'recall', 'withdraw', 'tryPartner', 'referAgain', 'message', 'note'] as const).map(
    (deed) => ['sender', deed] as const,
  ),
  ...(
    ['markReceived', 'accept', 'decline', 'start', 'complete', 'message', 'tryCustomer'] as const
  ).map((deed) => ['receiver', deed] as const),
];

const WAITS: Readonly<Record<string, string>> = {
  SENT: 'ANSWER',
  ATTEMPTING_CONTACT: 'ANSWER',
  RECEIVED: 'DECIDE',
  ACCEPTED: 'START',
  IN_PROGRESS: 'UPDATE',
};

const expected = ({ status, toReach, escalated, followedUp, consentOver }: Story) => ({
  sender: [
    ...(consentOver && WAITS[status] ? ['RENEW_CONSENT'] : []),
    ...(status === 'DRAFT' ? ['FINISH_DRAFT'] : []),
    ...(toReach && !consentOver ? ['REACH_PARTNER'] : []),
    ...(status === 'DECLINED' && !followedUp ? ['FOLLOW_UP'] : []),
  ],
  // All they may do then is decline (REF-050).
  receiver: WAITS[status] && !consentOver ? [WAITS[status]] : [],
  area: escalated ? ['STEP_IN'] : [],
  others: [],
});

const passes = (story: Story): Partial<Story> => {
  if (story.told) return {};
  if (story.status === 'SENT') return { status: 'ATTEMPTING_CONTACT', toReach: true };
  if (story.status === 'ATTEMPTING_CONTACT') return { toReach: true, escalated: true, told: true };
  return { told: true };
};

async function kindsOf(who: Visitor, id: string): Promise<string[]> {
  const { data } = await ask(who, '{ needsMe { kind referral { id } } }');
  return data.needsMe
    .filter((item: { referral: { id: string } | null }) => item.referral?.id === id)
    .map(({ kind }: { kind: string }) => kind);
}

const seen = async ({ sender, receiver, otherArea, area, outsider }: World, id: string) => ({
  sender: await kindsOf(sender.staff, id),
  receiver: await kindsOf(receiver.staff, id),
  area: await kindsOf(otherArea.admin, id),
  others: [...(await kindsOf(area.admin, id)), ...(await kindsOf(outsider.staff, id))],
});

const told = async (id: string): Promise<number> =>
  (await adminQuery('select 1 from due_time where referral_id = $1 and fired_at is not null', [id]))
    .length;

/** Yesterday was the last day of the consent the referral rests on. */
const endConsent = (id: string) =>
  adminQuery(
    `with over as (
       update consent c set expires_at = now() - interval '1 day', given_at = now() - interval '30 days'
         from referral r where r.id = $1 and c.id = r.consent_id returning c.id)
     update access_grant g set valid_until = now() - interval '1 day' from over where g.consent_id = over.id`,
    [id],
  );

async function renewConsent({ sender, personId }: World, id: string): Promise<void> {
  const [old] = await adminQuery(
    'select c.id, c.scopes from consent c join referral r on r.consent_id = c.id where r.id = $1',
    [id],
  );
  const input = {
    personId,
    renews: old?.['id'],
    scopes: old?.['scopes'],
    language: 'en',
    method: 'WRITTEN',
    wordingVersion: '2026-01',
    expiresOn: addDays(dateOf(new Date()), 300),
  };
  const done = await act(sender.staff, 'recordConsent', input, '');
  expect(done.__typename).toBe('ConsentPayload');
}

test('over random histories, what needs whom is exactly whose move it is, and each clock fires once (REF-005, REF-053)', async () => {
  const world = await seedWorld();
  const anything = fc.constantFrom(
    ...(['passes', 'passes', 'consentEnds', 'renewal'] as const),
    ...DEEDS,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 6, maxLength: 14 }), async (acts) => {
      const personId = await seedPerson(world.sender.staff);
      const consentId = await seedConsent(world.sender.staff, personId);
      const { id } = await seedReferral({ ...world, personId, consentId }, 'SENT');
      let story = { ...moved('SENT'), followedUp: false, consentOver: false } as Story;
      for (const each of acts) {
        if (each === 'passes') {
          const runs = story.status in WAITS || (story.status === 'DECLINED' && !story.followedUp);
          const before = await told(id);
          await letPass(id);
          await sweep();
          await sweep();
          expect((await told(id)) - before).toBe(runs && !story.told ? 1 : 0);
          story = { ...story, ...passes(story) };
        } else if (each === 'consentEnds') {
          await endConsent(id);
          story = { ...story, consentOver: true };
        } else if (each === 'renewal') {
          if (!story.consentOver || !WAITS[story.status]) continue;
          await renewConsent({ ...world, personId }, id);
          story = { ...story, consentOver: false };
        } else {
          const [side, deed] = each;
          const answer = await attemptDeed(world, world[side].staff, deed, id, 1);
          if (!answer.endsWith('Payload')) continue;
          const word = side === 'receiver' && (deed === 'message' || deed === 'tryCustomer');
          story = {
            ...story,
            // A word of who is waited for starts the days anew.
            ...(word && { told: false, toReach: false, escalated: false }),
            ...(deed === 'note' && story.status === 'DECLINED' && { followedUp: true }),
            ...AFTER[deed]?.(story),
          };
        }
        expect({ acts, story, seen: await seen(world, id) }).toEqual({
          acts,
          story,
          seen: expected(story),
        });
      }
    }),
    {
      numRuns: 10,
      // What chance seldom finds: a word of the partner's after each alarm.
      examples: [
        [
          [
            'passes',
            ['receiver', 'message'],
            'passes',
            'passes',
            ['receiver', 'message'],
            'passes',
          ],
        ],
        [['consentEnds', 'passes', 'passes', 'renewal', ['receiver', 'accept'], 'consentEnds']],
      ],
    },
  );
}, 120_000);

/** What waits beside referrals, as its readers would tell it. */
type Upkeep = {
  readonly stale: boolean;
  /** Reported and not answered: true when it has stood for two weeks. */
  readonly problems: readonly boolean[];
  readonly alike: boolean;
};

const UPKEEP = ['CHECK_RECORD', 'SOLVE_PROBLEM', 'JUDGE_MATCH'];
const FRESH: Upkeep = { stale: false, problems: [], alike: false };

const ACTS = {
  ninetyDays: (was: Upkeep) => ({ ...was, stale: true }),
  verify: (was: Upkeep) => ({ ...was, stale: false }),
  report: (was: Upkeep) => ({ ...was, problems: [...was.problems, false] }),
  twoWeeks: (was: Upkeep) => ({ ...was, problems: was.problems.map(() => true) }),
  solveAsOwn: (was: Upkeep) => ({ ...was, problems: was.problems.slice(1) }),
  solveAsArea: (was: Upkeep) => ({ ...was, problems: was.problems.slice(1) }),
  found: (was: Upkeep) => ({ ...was, alike: true }),
  dismiss: (was: Upkeep) => ({ ...was, alike: false }),
} as const;

/** Two records whose referrals both areas have to do with. @returns how each act is done */
async function upkeepWorld(world: World) {
  const { sender, receiver, otherArea } = world;
  const people = await Promise.all([seedPerson(sender.staff), seedPerson(sender.staff)]);
  for (const personId of people) {
    const consentId = await seedConsent(sender.staff, personId);
    await seedReferral({ ...world, personId, consentId }, 'SENT');
  }
  const [first = '', second = ''] = people.toSorted();
  const solve = async (who: Visitor) => {
    const [problem] = await adminQuery(
      `select id from record_problem where organization_id = $1 and solved_at is null
        order by reported_at, id limit 1`,
      [receiver.id],
    );
    if (problem) await act(who, 'solveProblem', { problemId: problem['id'] }, '');
  };
  const deeds: Record<keyof typeof ACTS, () => Promise<unknown>> = {
    ninetyDays: () =>
      adminQuery(`update organization set verify_by = now() - interval '1 minute' where id = $1`, [
        receiver.id,
      ]),
    verify: () => act(receiver.admin, 'verifyRecord', { organizationId: receiver.id }, ''),
    report: () =>
      act(sender.staff, 'reportProblem', { organizationId: receiver.id, text: 'Closed.' }, ''),
    twoWeeks: () =>
      adminQuery(
        `update record_problem set reported_at = reported_at - interval '15 days 1 hour'
          where organization_id = $1 and reported_at > now() - interval '15 days'`,
        [receiver.id],
      ),
    solveAsOwn: () => solve(receiver.admin),
    solveAsArea: () => solve(otherArea.admin),
    found: () =>
      adminQuery(
        `insert into person_match (id, first_id, second_id, basis) values (gen_random_uuid(), $1, $2, '{PHONE}')
         on conflict (first_id, second_id) do update set dismissed_at = null`,
        [first, second],
      ),
    dismiss: async () => {
      const [match] = await adminQuery('select id from person_match where first_id = $1', [first]);
      if (match) await act(world.area.admin, 'dismissMatch', { id: match['id'] }, '');
    },
  };
  return async (each: keyof typeof ACTS) => void (await deeds[each]());
}

async function upkeepOf(who: Visitor): Promise<string[]> {
  const { data } = await ask(
    who,
    '{ needsMe { kind organization { id } problem { id } match { id } } }',
  );
  type Item = { kind: string; organization: object; problem: object; match: object };
  return data.needsMe
    .filter(({ kind }: Item) => UPKEEP.includes(kind))
    .map((item: Item) => {
      if (!(item.organization ?? item.problem ?? item.match)) throw new Error('About nothing.');
      return item.kind;
    })
    .sort();
}

test('over random histories, records, problems and likely matches wait for those who can do something (REF-005, REF-010, REF-041)', async () => {
  const kinds = Object.keys(ACTS) as (keyof typeof ACTS)[];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...kinds), { minLength: 5, maxLength: 12 }),
      async (acts) => {
        const world = await seedWorld();
        const happens = await upkeepWorld(world);
        let story: Upkeep = FRESH;
        for (const each of acts) {
          await happens(each);
          story = ACTS[each](story);
          const { stale, problems, alike } = story;
          const match = alike ? ['JUDGE_MATCH'] : [];
          const solve = (some: readonly boolean[]) => some.map(() => 'SOLVE_PROBLEM');
          const [own, area, sendingArea, ...others] = await Promise.all(
            [
              world.receiver.admin,
              world.otherArea.admin,
              world.area.admin,
              world.receiver.staff,
              world.sender.admin,
              world.elsewhere.admin,
              world.monitor,
            ].map(upkeepOf),
          );
          expect({ acts, each, own, area, sendingArea, others: others.flat() }).toEqual({
            acts,
            each,
            own: [...(stale ? ['CHECK_RECORD'] : []), ...solve(problems)],
            area: [...match, ...solve(problems.filter((old) => old))],
            sendingArea: match,
            others: [],
          });
        }
      },
    ),
    {
      numRuns: 6,
      examples: [
        [['report', 'twoWeeks', 'report', 'solveAsArea', 'twoWeeks', 'solveAsOwn']],
        [['ninetyDays', 'found', 'dismiss', 'verify', 'found', 'dismiss']],
      ],
    },
  );
}, 120_000);

test('a problem of an organization that nobody administers is its area’s at once (REF-010)', async () => {
  const world = await seedWorld();
  const { sender, otherArea, receiver } = world;
  await adminQuery(`update membership set status = 'ENDED', valid_until = now() where id = $1`, [
    receiver.admin.membershipId,
  ]);
  await act(sender.staff, 'reportProblem', { organizationId: receiver.id, text: 'Closed.' }, '');
  expect(await upkeepOf(otherArea.admin)).toEqual(['SOLVE_PROBLEM']);
});
