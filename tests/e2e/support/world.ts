import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '@throughline/api/demo/sign-ins';
import type { Product } from '../../support/browser-product.ts';
import { linkMailed, unsubscribeLink } from './account.ts';
import { demoReferral, type KnownReferral } from './demo.ts';
import type { Answered } from './wire.ts';

/** What the list of states refers to: the demo, and a few people whose pages are empty. */
export type World = {
  readonly product: Product;
  /** Asks the API as somebody of the demo, elsewhere than in the window. */
  ask(name: string, query: string, variables?: Record<string, unknown>): Promise<Answered>;
  /** One mutation, which has to succeed. */
  act(name: string, mutation: string, input: Record<string, unknown>): Promise<void>;
  readonly sent: KnownReferral;
  readonly running: KnownReferral;
  /** Declined by Marcus' college, which keeps its closed copy. */
  readonly declined: string;
  readonly draft: string;
  readonly service: string;
  /** Somebody of the library's without an account. */
  readonly stranger: string;
  /** Enrolled in the area of Nadia and Helen, with earlier referrals. */
  readonly applicant: string;
  /** Two records of one person. */
  readonly match: string;
  readonly joinLink: string;
  readonly verifyLink: string;
  readonly unsubscribeLink: string;
};

/**
 * Accounts beside the demo's: `nell` serves nobody yet, `quiet` an organization and `calm` an area where nothing
 * is, `otto` an organization that is suspended, `fresh` is a new customer.
 */
const PEOPLE = `
  with hash as (select password_hash from credential limit 1),
  made as (
    select auth.seed_user('nell@example.org', 'Nell Nobody', password_hash, 'STAFF', 'en', true) as nell,
           auth.seed_user('tess@example.org', 'Tess Waiting', password_hash, 'STAFF', 'en', true) as tess,
           auth.seed_user('otto@example.org', 'Otto Out', password_hash, 'STAFF', 'en', true) as otto,
           auth.seed_user('quiet@example.org', 'Quinn Quiet', password_hash, 'STAFF', 'en', true) as quiet,
           auth.seed_user('calm@example.org', 'Cal Calm', password_hash, 'STAFF', 'en', true) as calm,
           auth.seed_user('fresh@example.org', 'Frida Fresh', password_hash, 'CUSTOMER', 'en', true) as fresh
      from hash)
  select * from made`;

export async function buildWorld(product: Product): Promise<World> {
  const { ask, act } = askers(product);
  const [people] = await product.query(PEOPLE);
  const [library, college] = await Promise.all(
    ['Cedar Branch Library', 'Lakeside College'].map(async (name) => {
      const [row] = await product.query('select id, lwia_id from organization where name = $1', [
        name,
      ]);
      return row as { id: string; lwia_id: string };
    }),
  );
  await workFor(product, String(people?.['quiet']), {
    name: 'Quiet Corner',
    status: 'APPROVED',
    lwiaId: library?.lwia_id,
  });
  await workFor(product, String(people?.['otto']), {
    name: 'Harbor Steps',
    status: 'SUSPENDED',
    lwiaId: college?.lwia_id,
  });
  await product.query(
    `insert into membership (id, user_id, organization_id, role, status, requested_at, decided_at, valid_from)
     select gen_random_uuid(), $1, o.id, 'LWIA_ADMIN', 'ACTIVE', now(), now(), now() - interval '1 day'
       from organization o where o.kind = 'LWIA' and not app.is_practice(o.id) and not exists (select 1 from person p where p.lwia_id = o.id)
      order by o.id limit 1`,
    [people?.['calm']],
  );
  await bindFresh(product, act, String(people?.['fresh']));
  await act('tess', 'requestMembership', { organizationId: college?.id, role: 'PARTNER_STAFF' });
  await makeLookAlikes(act);
  const colleague = 'wes@example.org';
  await act('priya', 'inviteColleague', { email: colleague, role: 'PARTNER_STAFF' });
  const email = 'vera@example.org';
  await act('', 'signUp', { email, name: 'Vera New', password: DEMO_PASSWORD, locale: 'en' });
  return {
    product,
    ask,
    act,
    joinLink: await linkMailed(product, colleague, 'MEMBERSHIP_INVITATION'),
    verifyLink: await linkMailed(product, email, 'VERIFY_EMAIL'),
    unsubscribeLink: await unsubscribeLink(product, 'marcus@example.org'),
    ...(await find(product)),
  };
}

type Act = World['act'];

/** An organization of somebody's own, of which they are the administrator. */
async function workFor(
  product: Product,
  userId: string,
  { name, status, lwiaId }: { name: string; status: string; lwiaId: string | undefined },
): Promise<void> {
  const id = randomUUID();
  await product.query(
    `insert into organization (id, kind, status, status_note, name, lwia_id, updated_at)
     values ($1, 'PARTNER', $2, case when $2 = 'SUSPENDED' then 'Nobody answers there.' end, $3, $4, now())`,
    [id, status, name, lwiaId],
  );
  await product.query(
    `insert into membership (id, user_id, organization_id, role, status, requested_at, decided_at, valid_from)
     values (gen_random_uuid(), $1, $2, 'PARTNER_ADMIN', 'ACTIVE', now(), now(), now() - interval '1 day')`,
    [userId, id],
  );
}

async function bindFresh(product: Product, act: Act, userId: string): Promise<void> {
  await act('rosa', 'createPerson', person('Frida', 'Fresh', '815-555-0199'));
  await product.query(
    `update account set person_id = (select id from person where last_name = 'Fresh') where user_id = $1`,
    [userId],
  );
}

/** Two records of one person in Helen's area, by two organizations. */
async function makeLookAlikes(act: Act): Promise<void> {
  await act('rosa', 'createPerson', person('Wilhelmina', 'Oduya', '815-555-0177'));
  await act('tomas', 'createPerson', person('Wilhelmina', 'Oduya', '815-555-0177'));
}

const person = (firstName: string, lastName: string, phone: string) => ({
  firstName,
  lastName,
  language: 'en',
  dateOfBirth: '1990-05-31',
  countyFips: '17201',
  contact: { phone, phoneMessageOk: true, preferredChannel: 'PHONE', safeTimes: [] },
});

async function find(product: Product) {
  const one = async (sql: string): Promise<string> => {
    const [row] = await product.query(sql);
    if (!row) throw new Error(`The demo has no such row: ${sql}`);
    return String(row['id']);
  };
  return {
    sent: await demoReferral(product, 'Darnell', 'SENT'),
    running: await demoReferral(product, 'Ana', 'IN_PROGRESS'),
    declined: await one(
      `select r.id from referral r join organization o on o.id = r.receiver_organization_id
        where o.name = 'Lakeside College' and r.status = 'DECLINED' limit 1`,
    ),
    draft: await one(
      `select r.id from referral r join organization o on o.id = r.sender_organization_id
        where o.name = 'Cedar Branch Library' and r.status = 'DRAFT' and r.recalled_at is null limit 1`,
    ),
    service: await one(`select id from service where name = 'CDL truck driving' limit 1`),
    applicant: await one(
      `select a.person_id as id from application a join application_record r on r.application_id = a.id
        where a.closed_at is null order by a.started_at limit 1`,
    ),
    match: await one(
      `select m.id from person_match m join person p on p.id = m.first_id where p.last_name = 'Oduya' limit 1`,
    ),
    stranger: await one(
      `select p.id from person p join organization o on o.id = p.created_by_organization_id
        where o.name = 'Cedar Branch Library' and p.account_bound_at is null and p.last_name <> 'Fresh' limit 1`,
    ),
  };
}

function askers(product: Product): Pick<World, 'ask' | 'act'> {
  const cookies = new Map<string, Promise<string>>();
  const post = async (query: string, variables: object, cookie = ''): Promise<Response> =>
    fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url, cookie },
      body: JSON.stringify({ query, variables }),
    });
  const signIn = async (name: string): Promise<string> => {
    const input = {
      email: `${name}@example.org`,
      password: DEMO_PASSWORD,
      clientMutationId: randomUUID(),
    };
    const done = await post(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
      { input },
    );
    return done.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  };
  const ask: World['ask'] = async (name, query, variables = {}) => {
    if (name && !cookies.has(name)) cookies.set(name, signIn(name));
    const response = await post(query, variables, name ? await cookies.get(name) : '');
    return (await response.json()) as Answered;
  };
  return {
    ask,
    act: async (name, mutation, input) => {
      const title = `${mutation[0]?.toUpperCase() ?? ''}${mutation.slice(1)}`;
      const answer = await ask(
        name,
        `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename ... on Error { message } ... on InvalidInputError { problems { field message } } } }`,
        { input: { clientMutationId: randomUUID(), ...input } },
      );
      const kind = String(answer.data?.[mutation]?.__typename ?? 'nothing');
      if (answer.errors || /Error$|nothing/.test(kind))
        throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    },
  };
}
