import { beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import type { Visitor } from '../support/actors.ts';
import { makeCustomer } from '../support/actors.ts';
import { testDatabase } from '../support/database.ts';
import { busyReferral } from '../support/busy-referral.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { seedPerson, seedWorld } from '../support/seed.ts';
import { FILE_READS, FILE_WRITES } from './file-cases.ts';

const ACTORS = [
  'author',
  'colleague',
  'receiver',
  'customer',
  'otherCustomer',
  'outsider',
  'senderArea',
  'receiverArea',
  'elsewhere',
  'state',
  'monitor',
  'nobody',
] as const;
type ActorName = (typeof ACTORS)[number];

let actors: Readonly<Record<ActorName, Visitor | null>>;
/** Values for `:name` in the statements below. */
let ids: Record<string, string>;

beforeAll(async () => {
  const world = await seedWorld();
  const { staff } = world.sender;
  const other = await makeCustomer(await seedPerson(world.outsider.staff));
  actors = {
    author: staff,
    colleague: world.sender.colleague,
    receiver: world.receiver.staff,
    customer: world.customer,
    otherCustomer: other,
    outsider: world.outsider.admin,
    senderArea: world.area.admin,
    receiverArea: world.otherArea.admin,
    elsewhere: world.elsewhere.admin,
    state: world.state,
    monitor: world.monitor,
    nobody: null,
  };
  ids = { ...(await busyReferral(world)), person: world.personId, consent: world.consentId };
  ids['sender'] = world.sender.id;
  ids['receiver'] = world.receiver.id;
  ids['author'] = staff.userId ?? '';
});

const filled = (sql: string): string =>
  sql.replaceAll(
    /(?<!:):([a-zA-Z]+)/g,
    (_all, name: string) => `'${ids[name] ?? `no ${name}`}'::uuid`,
  );

/** What each actor gets of a statement; whoever is not named gets `others`. */
type Case = {
  readonly name: string;
  readonly sql: string;
  readonly done: readonly ActorName[];
  readonly rows?: number;
  readonly others: Deed;
};

const SENDERS = ['author', 'colleague'] as const;
const OVERSIGHT = ['state', 'monitor'] as const;
const AREAS = ['senderArea', 'receiverArea'] as const;
const SIDES = [...SENDERS, 'receiver'] as const;
const NONE: readonly ActorName[] = [];

const reads = (name: string, sql: string, done: readonly ActorName[], rows = 1): Case => ({
  name,
  sql,
  done,
  rows,
  others: 0,
});

const READS: Case[] = [
  reads('a referral', 'select from referral where id = :referral', [
    ...SIDES,
    'customer',
    ...AREAS,
    ...OVERSIGHT,
  ]),
  reads(
    'what is due',
    `select from due_time where referral_id = :referral and stopped_at is null and rule = 'UNDECIDED'`,
    [...SIDES, 'customer', ...AREAS, ...OVERSIGHT],
  ),
  reads('a draft', 'select from referral where id = :draft', [...SENDERS, ...OVERSIGHT]),
  reads('what was taken back', 'select from referral where id = :recalled', [
    ...SENDERS,
    ...OVERSIGHT,
  ]),
  reads('detail', 'select from referral_detail where referral_id = :referral', [
    ...SIDES,
    ...OVERSIGHT,
  ]),
  reads(
    'detail of what was taken back',
    'select from referral_detail where referral_id = :recalled',
    [...SENDERS, ...OVERSIGHT],
  ),
  reads('messages', 'select from referral_message where referral_id = :referral', [
    ...SIDES,
    ...OVERSIGHT,
  ]),
  ...FILE_READS.map(([name, sql, done]) => reads(name, sql, done)),
  reads('notes of the sender', 'select from referral_note where id = :senderNote', SENDERS),
  reads('notes of the receiver', 'select from referral_note where id = :receiverNote', [
    'receiver',
  ]),
  reads('attempts', 'select from contact_attempt where referral_id = :referral', [
    ...SIDES,
    'customer',
    ...OVERSIGHT,
  ]),
  reads(
    'what was said in attempts',
    'select from contact_attempt_note where attempt_id = :attempt',
    ['receiver'],
  ),
  reads('reports of the customer', 'select from contact_report where referral_id = :referral', [
    ...SIDES,
    'customer',
    ...OVERSIGHT,
  ]),
  reads(
    'marks of having read',
    'select from referral_read where referral_id = :referral and user_id = :author',
    ['author'],
  ),
  reads('closed copies', 'select from referral_closed_copy where referral_id = :recalled', [
    'receiver',
  ]),
  reads(
    'the history of statuses',
    `select from activity where referral_id = :referral and kind = 'REFERRAL_SENT'`,
    [...SIDES, 'customer', ...AREAS, ...OVERSIGHT],
  ),
  reads(
    'the log of attempts',
    `select from activity where referral_id = :referral and kind = 'ATTEMPT_LOGGED'`,
    [...SIDES, 'customer', ...OVERSIGHT],
  ),
  reads(
    'that a message was posted',
    `select from activity where referral_id = :referral and kind = 'MESSAGE_POSTED'`,
    [...SIDES, ...OVERSIGHT],
  ),
  reads(
    'that the sender noted something',
    `select from activity where referral_id = :referral and kind = 'NOTE_ADDED' and side_organization_id = :sender`,
    SENDERS,
  ),
  reads('the making of a draft', `select from activity where referral_id = :draft`, SENDERS),
];

const does = (
  name: string,
  sql: string,
  done: readonly ActorName[],
  others: Deed = 'refused',
): Case => ({
  name,
  sql,
  done,
  others,
});

const DRAFT_COLUMNS = `(id, number, person_id, person_initials, sender_organization_id, author_id, status, status_since,
  last_activity_at, created_at, updated_at)`;
const draftAs = (sender: string, author: string, status: string, person = ':person') =>
  `insert into referral ${DRAFT_COLUMNS} values (gen_random_uuid(), 'R-TEST-' || left(md5(random()::text), 6), ${person},
     'XX', ${sender}, ${author}, '${status}', now(), now(), now(), now())`;

const WRITES: Case[] = [
  does(
    'begins a draft about somebody they reach',
    draftAs('app.organization_id()', 'app.user_id()', 'DRAFT'),
    SIDES,
  ),
  does('begins one as another organization', draftAs(':sender', 'app.user_id()', 'DRAFT'), SENDERS),
  does('begins one as somebody else', draftAs('app.organization_id()', ':author', 'DRAFT'), [
    'author',
  ]),
  does(
    'begins what is sent already',
    draftAs('app.organization_id()', 'app.user_id()', 'SENT'),
    NONE,
  ),
  does(
    'moves a referral',
    `update referral set status = 'ACCEPTED', accepted_at = now() where id = :referral`,
    [...SIDES, 'customer'],
    0,
  ),
  does('changes a draft', `update referral set urgency = 'SOON' where id = :draft`, SENDERS, 0),
  does(
    'changes what was taken back',
    `update referral set urgency = 'SOON' where id = :recalled`,
    SENDERS,
    0,
  ),
  does(
    'makes a referral another’s',
    'update referral set sender_organization_id = :receiver where id = :referral',
    NONE,
  ),
  does(
    'makes it about another',
    'update referral set person_id = :person where id = :referral',
    NONE,
  ),
  does('renumbers it', `update referral set number = 'R-2222-22' where id = :referral`, NONE),
  does('deletes a draft of theirs', 'delete from referral where id = :draft', ['author'], 0),
  does('deletes what was sent', 'delete from referral where id in (:referral, :recalled)', NONE, 0),
  does(
    'rewrites the detail',
    `update referral_detail set reason = 'x' where referral_id = :referral`,
    SIDES,
    0,
  ),
  does('deletes the detail', 'delete from referral_detail where referral_id = :referral', NONE),
  does(
    'posts a message',
    `insert into referral_message (id, referral_id, organization_id, author_id, body, created_at)
     values (gen_random_uuid(), :referral, app.organization_id(), app.user_id(), 'x', now())`,
    SIDES,
  ),
  does(
    'posts one in another’s name',
    `insert into referral_message (id, referral_id, organization_id, author_id, body, created_at)
     values (gen_random_uuid(), :referral, :sender, :author, 'x', now())`,
    ['author'],
  ),
  does('rewrites a message', `update referral_message set body = 'x' where id = :message`, NONE),
  does('deletes a message', 'delete from referral_message where id = :message', NONE),
  does(
    'adds a note',
    `insert into referral_note (id, referral_id, organization_id, author_id, body, created_at)
     values (gen_random_uuid(), :referral, app.organization_id(), app.user_id(), 'x', now())`,
    SIDES,
  ),
  does('rewrites a note', `update referral_note set body = 'x' where id = :senderNote`, NONE),
  does(
    'logs an attempt to reach the person',
    `insert into contact_attempt (id, referral_id, organization_id, author_id, target, channel, result, occurred_at, created_at)
     values (gen_random_uuid(), :referral, app.organization_id(), app.user_id(), 'CUSTOMER', 'PHONE', 'REACHED', now(), now())`,
    ['receiver'],
  ),
  {
    ...does(
      'adds to what was said in an attempt of the receiver’s',
      `insert into contact_attempt_note (attempt_id, organization_id, body) values (:attempt, :receiver, 'x')
     on conflict do nothing`,
      ['receiver'],
    ),
    // One note an attempt: theirs stays as it is.
    rows: 0,
  },
  does(
    'rewrites an attempt',
    `update contact_attempt set result = 'REACHED' where id = :attempt`,
    NONE,
  ),
  does(
    'reports as the person',
    `insert into contact_report (id, referral_id, person_id, contacted, created_at)
     values (gen_random_uuid(), :referral, :person, true, now())`,
    ['customer'],
  ),
  does(
    'marks it as read for themself',
    `insert into referral_read (user_id, referral_id, seen_at) values (app.user_id(), :referral, now())
     on conflict (user_id, referral_id) do update set seen_at = excluded.seen_at`,
    [...SIDES, 'customer', ...AREAS, ...OVERSIGHT],
  ),
  {
    ...does(
      'marks it as read for another',
      `insert into referral_read (user_id, referral_id, seen_at) values (:author, :draft, now())
     on conflict do nothing`,
      ['author'],
    ),
    // Who wrote the draft has its mark already.
    rows: 0,
  },
  does(
    'forges a closed copy',
    `insert into referral_closed_copy (id) values (gen_random_uuid())`,
    NONE,
  ),
  does(
    'writes history as themself',
    `insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role, subject_type, subject_id)
     values (gen_random_uuid(), now(), 'NOTE_ADDED', 'USER', app.user_id(), app.organization_id(), app.role(), 'REFERRAL', :referral)`,
    ACTORS.filter((name) => name !== 'nobody'),
  ),
  does(
    'writes history in another’s name',
    `insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role, subject_type, subject_id)
     values (gen_random_uuid(), now(), 'NOTE_ADDED', 'USER', :author, :sender, 'PARTNER_STAFF', 'REFERRAL', :referral)`,
    ['author'],
  ),
  does('rewrites history', `update activity set at = now() where referral_id = :referral`, NONE),
  does('deletes history', 'delete from activity where referral_id = :referral', NONE),
  does('forges a notice', 'insert into notice (id) values (gen_random_uuid())', NONE),
  does('reads mail', 'select from mail_outbox', NONE),
  does('writes mail', 'insert into mail_outbox (id) values (gen_random_uuid())', NONE),
  does('reads when mail leaves', 'select from notice_mail', NONE),
  does(
    'puts a notice into another mail',
    'update notice set mail_id = null where user_id = app.user_id()',
    NONE,
  ),
  does('repeats mail', 'select app.repeat_mails(array[]::uuid[])', ['state']),
  does(
    'reads what others were answered',
    'select from command_result where actor_id = :author limit 1',
    ['author'],
    0,
  ),
  ...FILE_WRITES.map(([name, sql, done, others]) => does(name, sql, done, others)),
  does(
    'sets a rule',
    `insert into rule_setting (key, valid_from, value, set_by_id)
     values ('test.' || gen_random_uuid(), app.now() + interval '1 day', '0', app.user_id())`,
    ['state'],
  ),
  does(
    'sets a rule for the past',
    `insert into rule_setting (key, valid_from, value, set_by_id)
     values ('test.' || gen_random_uuid(), app.now() - interval '1 second', '0', app.user_id())`,
    NONE,
  ),
  does('changes a rule that is valid', `update rule_setting set value = '0'`, NONE, 0),
  does('makes up a due time', 'insert into due_time (id) values (gen_random_uuid())', NONE),
  does('stops a due time', `update due_time set stopped_at = now()`, NONE),
  does('moves the clock', `select app.set_clock_offset('1 day')`, NONE),
  does('enqueues what is not listed', `select app.enqueue('drop-everything', '{}')`, NONE),
];

async function outcome({ sql, done, rows = 1, others }: Case) {
  const got: Record<string, Deed> = {};
  const wanted: Record<string, Deed> = {};
  for (const name of ACTORS) {
    got[name] = await tryAs(actors[name], filled(sql));
    wanted[name] = done.includes(name) ? rows : others;
  }
  return { got, wanted };
}

describe('who reads', () => {
  test.each(READS)('$name', async (each) => {
    const { got, wanted } = await outcome(each);
    expect(got).toEqual(wanted);
  });
});

describe('who', () => {
  test.each(WRITES)('$name', async (each) => {
    const { got, wanted } = await outcome(each);
    expect(got).toEqual(wanted);
  });
});

test('the tailer sees envelopes and never what they carry', async () => {
  const { roles } = await testDatabase();
  const feed = new pg.Client({ connectionString: roles.feed });
  await feed.connect();
  try {
    const { rowCount } = await feed.query('select id, xid, seq, kind from activity limit 1');
    expect(rowCount).toBe(1);
    await expect(feed.query('select data from activity')).rejects.toMatchObject({ code: '42501' });
    await expect(feed.query('select 1 from referral')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await feed.end();
  }
});
