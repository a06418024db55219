// What referral.test.ts tries on files of a referral (REF-062), as each of its actors.

type Who = 'author' | 'colleague' | 'receiver' | 'customer' | 'state' | 'monitor';
type Case = readonly [name: string, sql: string, done: readonly Who[]];

const SENDERS: readonly Who[] = ['author', 'colleague'];
const SIDES: readonly Who[] = [...SENDERS, 'receiver'];

export const FILE_READS: readonly Case[] = [
  [
    'a file',
    'select from referral_file where id = :file',
    [...SIDES, 'customer', 'state', 'monitor'],
  ],
  ['a file that is not here yet', 'select from referral_file where id = :waiting', SENDERS],
  [
    'a file of a draft',
    'select from referral_file where id = :draftFile',
    [...SENDERS, 'state', 'monitor'],
  ],
  [
    'a file of the customer',
    'select from referral_file where id = :ownFile',
    [...SIDES, 'customer', 'state', 'monitor'],
  ],
];

const fileAs = (organization: string, author: string, state: string, referral = ':referral') =>
  `insert into referral_file (id, referral_id, organization_id, author_id, name, size, type, sha256, state, created_at)
     values (gen_random_uuid(), ${referral}, ${organization}, ${author}, 'a.txt', 5, 'TEXT', repeat('0', 64), '${state}', now())`;

const [MINE, ME] = ['app.organization_id()', 'app.user_id()'];

/** What happens to everybody else: refused, or it touches no row. */
export const FILE_WRITES: readonly (readonly [...Case, others: 'refused' | 0])[] = [
  ['attaches a file', fileAs(MINE, ME, 'WAITING'), [...SIDES, 'customer'], 'refused'],
  ['attaches one to a draft', fileAs(MINE, ME, 'WAITING', ':draft'), SENDERS, 'refused'],
  ['attaches one as the customer', fileAs('null', ME, 'WAITING'), ['customer'], 'refused'],
  ['attaches one for another side', fileAs(':sender', ME, 'WAITING'), SENDERS, 'refused'],
  ['attaches one as somebody else', fileAs(MINE, ':author', 'WAITING'), ['author'], 'refused'],
  ['attaches one that is here already', fileAs(MINE, ME, 'READY'), [], 'refused'],
  [
    'says that a file is here',
    `update referral_file set state = 'READY', type = 'TEXT', sha256 = repeat('0', 64) where id = :waiting`,
    ['author'],
    0,
  ],
  ['changes a file', `update referral_file set name = 'b.txt' where id = :file`, [], 0],
  ['removes a file', 'delete from referral_file where id = :file', ['author'], 0],
  ['removes one of the customer', 'delete from referral_file where id = :ownFile', ['customer'], 0],
];
