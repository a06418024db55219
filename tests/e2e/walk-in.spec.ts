import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { signUpWithCode } from './support/account.ts';
import { addWalkIn, sendTo } from './support/refer.ts';
import { lookersAt, nothingFor } from './support/outsider.ts';
import { askAs } from './support/wire.ts';

const WALK_IN = { firstName: 'Odessa', lastName: 'Quillfeather', phone: '815 555 0142' };
const NAME = `${WALK_IN.firstName} ${WALK_IN.lastName}`;
const REASON = 'Wants to become a nursing assistant and can start in January.';
const EMAIL = 'odessa@example.org';

type Named = { readonly name: string };

const statusOf = (page: Page, word: string) =>
  page.getByRole('main').getByText(word, { exact: true }).filter({ visible: true });

const historyOf = (page: Page) =>
  page.getByRole('list', { name: 'History, newest first' }).getByRole('listitem');

/** Scenario 1, REF-004, 025, 030, 035, 037, 051, CORE-003, 006. */
test('a library refers a walk-in to a college in another area, and all three watch it to the end', async ({
  openWindow,
  product,
  complaints,
}) => {
  const sender = await openWindow('sender', { as: 'rosa' });
  const receiver = await openWindow('receiver', { as: 'marcus' });
  const customer = await openWindow('customer');
  const outsider = await openWindow('outsider', { as: 'dolores' });
  const state = await openWindow('state', { as: 'stella' });

  await visit(receiver, '/referrals');
  await visit(outsider, '/referrals');
  await addWalkIn(sender, WALK_IN, 'Job training');
  await sendTo(sender, 'Lakeside College', REASON);

  // The college's open list hears of it, moves nothing, and shows it when asked.
  await soon(receiver.getByRole('button', { name: /^\d+ new$/ }));
  expect(await receiver.getByRole('link', { name: NAME }).count()).toBe(0);
  await receiver.getByRole('button', { name: /^\d+ new$/ }).click();
  await soon(receiver.getByRole('link', { name: NAME }));

  await sender.getByRole('link', { name: `Go to ${NAME}` }).click();
  await sender.getByRole('link', { name: 'Print a code' }).click();
  await sender.getByRole('button', { name: 'Make the code' }).click();
  const code = await sender.locator('.code').innerText();
  await sender.getByRole('link', { name: 'Done' }).click();
  await signUpWithCode(customer, product, { code, name: NAME, email: EMAIL });
  await customer.getByRole('heading', { name: /Hello, Odessa/ }).waitFor();
  await soon(customer.getByText('Sent', { exact: true }));
  await soon(sender.getByText(`${NAME} can sign in`));

  await sender
    .getByRole('link', { name: NAME })
    .or(sender.getByRole('link', { name: /R-/ }))
    .first()
    .click();
  await sender.waitForURL(/\/referrals\/[0-9a-f-]{36}/);
  const id = new URL(sender.url()).pathname.split('/')[2] ?? '';
  const [row] = await product.query('select number, person_id from referral where id = $1', [id]);
  const [number, personId] = [String(row?.['number']), String(row?.['person_id'])];
  await soon(statusOf(sender, 'Sent'));
  await customer.getByRole('link', { name: /Everything about this/ }).click();

  // Two seconds before one's eyes is receiving it; nobody else touches anything.
  await receiver.getByRole('link', { name: NAME }).press('Enter');
  await receiver.getByText(REASON).waitFor();
  await statusOf(receiver, 'Received').first().waitFor();
  await soon(statusOf(sender, 'Received'), customer.getByText('They are looking at it'));

  await receiver.getByRole('button', { name: 'Accept', exact: true }).click();
  await receiver.getByRole('textbox', { name: /A word to/ }).fill('Come on Thursday.');
  await receiver.locator('form').getByRole('button', { name: 'Accept', exact: true }).click();
  await receiver.getByText(/^Accepted\. /).waitFor();
  await soon(statusOf(sender, 'Accepted'), customer.getByText('They said yes'));
  await soon(sender.getByText('Come on Thursday.'));

  await receiver.getByRole('button', { name: 'Log a contact attempt' }).click();
  await receiver.getByRole('radio', { name: 'Reached', exact: true }).check();
  await receiver.getByRole('button', { name: 'Note it' }).click();
  await receiver.getByText(/^Noted\. /).waitFor();
  await soon(sender.getByText('Reached', { exact: true }));

  await receiver.getByRole('button', { name: 'Start services' }).click();
  await receiver.locator('form').getByRole('button', { name: 'Start services' }).click();
  await receiver.getByText(/^Services have started\. /).waitFor();
  await soon(statusOf(sender, 'In progress'), customer.getByText('They are helping'));

  await receiver.getByRole('button', { name: 'Close with an outcome' }).click();
  await receiver.getByRole('radio', { name: /Services delivered/i }).check();
  await receiver.getByRole('button', { name: 'Close the referral' }).click();
  await receiver.getByText(/^Closed: /).waitFor();
  await soon(statusOf(sender, 'Completed'), customer.getByText('Finished', { exact: true }));

  // One history, the same for both sides but for who is "You".
  const told = async (page: Page) =>
    (await historyOf(page).allInnerTexts()).map((text) =>
      text.replaceAll(/^(You|Rosa Delgado|Marcus Hale)\b/gm, 'Somebody').replaceAll(/\s+/g, ' '),
    );
  const withoutPlace = (lines: string[]) =>
    lines.map((line) => line.replace(/(Cedar Branch Library|Lakeside College) · /, ''));
  // What was done to the draft is the sender's own; from sending on both read the same.
  const history = withoutPlace(await told(sender)).filter((line) => !line.includes(' the draft '));
  expect(history.length).toBeGreaterThanOrEqual(6);
  expect(withoutPlace(await told(receiver))).toEqual(history);

  await visit(state, `/referrals/${id}`);
  await state.getByText(number).first().waitFor();
  expect(withoutPlace(await told(state))).toEqual(history);

  await nothingFor(outsider, { id, number, personId, name: NAME });
  // Who looked is written down for each of those who did, and the person reads it.
  const looked = ['Cedar Branch Library', 'Lakeside College', 'State of Illinois'];
  expect(await lookersAt(product, personId)).toEqual(looked);
  const log = await askAs(
    customer,
    'query ($id: ID!) { person(id: $id) { accessLog(first: 50) { edges { node { organization { name } } } } } }',
    { id: personId },
  );
  const entries = log.data.person.accessLog.edges as { node: { organization: Named | null } }[];
  const read = new Set(entries.flatMap(({ node }) => node.organization?.name ?? []));
  expect([...read].sort()).toEqual(looked);
  complaints.expect(/^outsider: console: .* 404/);
});
