import { expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { merged, personAt, seedPair, undo } from '../../support/merge-world.ts';
import { paid } from '../../support/seed.ts';

test('an undone merge leaves nothing of the other record with the survivor, in the access log neither (CORE-014)', async () => {
  const pair = await seedPair();
  const own = ['+18155550188', 'other-record@example.org', '88 Otherstreet', '1961-02-03'];
  const [phone = '', email = '', addressLine = '', birth = ''] = own;
  const contact = { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] };
  const change = (who: Visitor, personId: string, expectedVersion: number, values: object) =>
    act(
      who,
      'updateContact',
      { personId, expectedVersion, contact: { ...contact, ...values } },
      '... on PersonPayload { person { id } }',
    ).then((done) => paid(done, 'person'));
  await change(pair.receiver.staff, pair.otherId, 1, { phone, email, addressLine });
  await adminQuery('insert into person_birth (person_id, date_of_birth) values ($1, $2)', [
    pair.otherId,
    birth,
  ]);
  const id = await merged(pair, { fromMerged: ['PHONE', 'EMAIL', 'ADDRESS', 'BIRTH_DATE'] });
  const { sender, state } = pair;
  // Since: somebody looks, and corrects what came from the other.
  expect((await personAt(sender.staff, pair.personId)).contact.phone).toBe(phone);
  await change(sender.staff, pair.personId, 2, { phone: '312 555 0144', email, addressLine });
  paid(await undo(pair, id), 'person');

  const logOf = async (who: Visitor, personId: string) =>
    (
      await ask(
        who,
        `query ($id: ID!) { person(id: $id) { accessLog(first: 100) { edges { node {
           role organization { id } user { id } changes { field before after } } } } } }`,
        { id: personId },
      )
    ).data.person.accessLog.edges.map(({ node }: { node: object }) => node);
  const { data } = await ask(
    pair.customer,
    `{ viewer { person { dateOfBirth contact { phone email addressLine }
         accessLog(first: 100) { edges { node { changes { field before after } } } }
         history(first: 100) { edges { node { kind } } } } } notices(first: 100) { edges { node { id } } } }`,
  );
  const toldToState = await logOf(state, pair.personId);
  const [rows] = await adminQuery(
    `select coalesce(string_agg(t::text, ' '), '') as text from (
       select to_jsonb(a) as t from activity a where a.person_id = $1 union all
       select to_jsonb(n) from notice n where n.person_id = $1 union all
       select to_jsonb(v) from access_log_value v join access_log l on l.id = v.entry_id where l.person_id = $1
     ) all_of_it`,
    [pair.personId],
  );
  const told = JSON.stringify([data, toldToState, rows]);
  for (const each of own) expect(told).not.toContain(each);
  // That it was changed is still said, and what belongs to the survivor alone.
  const fields = data.viewer.person.accessLog.edges.flatMap(
    ({ node }: { node: { changes: { field: string }[] } }) => node.changes,
  );
  expect(fields).toContainEqual({ field: 'EMAIL', before: null, after: null });
  expect(data.viewer.person.contact.phone).toBe('+13125550144');

  // Whoever opened the one record saw both: the log of the other has it too, and once.
  const looks = (await logOf(state, pair.otherId)).filter(
    ({ organization, changes }: { organization: { id: string }; changes: object[] }) =>
      organization.id === sender.id && changes.length === 0,
  );
  expect(looks).toEqual([
    {
      role: 'PARTNER_STAFF',
      organization: { id: sender.id },
      user: { id: sender.staff.userId },
      changes: [],
    },
  ]);
});
