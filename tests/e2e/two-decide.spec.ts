import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { activityOf, demoReferral, historyOf } from './support/demo.ts';
import { lookersAt, nothingFor } from './support/outsider.ts';
import { askAs, listenIn } from './support/wire.ts';

const PRIVATE = 'Ours alone: the waiting list moves on.';

async function openDecision(page: Page, action: 'Accept' | 'Decline'): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click();
  if (action === 'Decline') await page.getByRole('radio').first().check();
}

const submit = (page: Page, action: 'Accept' | 'Decline') =>
  page.locator('form').getByRole('button', { name: action, exact: true }).click();

/** What the windows decide reaches the product at the same moment, whichever of them was scheduled first. */
async function meet(pages: readonly Page[]): Promise<void> {
  let missing = pages.length;
  let all = () => {};
  const here = new Promise<void>((resolve) => (all = resolve));
  for (const page of pages)
    await page.route('**/graphql', async (route) => {
      if (/mutation (Accept|Decline)Referral/.test(route.request().postData() ?? '')) {
        if (--missing === 0) all();
        await here;
      }
      await route.continue();
    });
}

/** Scenario 4, REF-033, REF-035, REF-045. */
test('of a decline and a colleague’s acceptance in the same second one wins, and the other is told by whom', async ({
  openWindow,
  product,
  complaints,
}) => {
  const { id, number, personId } = await demoReferral(product, 'Darnell', 'SENT');
  const outsider = await openWindow('outsider', { as: 'nadia' });
  await visit(outsider, '/referrals');
  const sender = await openWindow('sender', { as: 'rosa' });
  const heard = listenIn(sender);
  await visit(sender, `/referrals/${id}`);
  const marcus = await openWindow('marcus', { as: 'marcus' });
  const priya = await openWindow('priya', { as: 'priya' });
  await Promise.all([visit(marcus, `/referrals/${id}`), visit(priya, `/referrals/${id}`)]);

  await marcus.getByRole('tab', { name: 'Private notes' }).click();
  await marcus.getByLabel('Private note', { exact: true }).fill(PRIVATE);
  await marcus.getByRole('button', { name: 'Keep the note' }).click();
  await soon(priya.getByRole('tab', { name: /Private notes.*1/ }));
  await soon(sender.getByRole('main').getByText('Received', { exact: true }));

  await Promise.all([openDecision(marcus, 'Decline'), openDecision(priya, 'Accept')]);
  await meet([marcus, priya]);
  await Promise.all([submit(marcus, 'Decline'), submit(priya, 'Accept')]);

  const status = sender.getByRole('main').getByText(/^(Accepted|Declined)$/);
  await soon(status);
  const accepted = (await status.first().innerText()) === 'Accepted';
  const [winner, loser, name] = accepted
    ? [priya, marcus, 'Priya Raman']
    : [marcus, priya, 'Marcus Hale'];
  await winner.getByText(accepted ? /^Accepted\. / : /^Declined\. /).waitFor();
  await loser.getByText(new RegExp(`${name} changed this`)).waitFor();
  await soon(historyOf(loser).filter({ hasText: accepted ? 'accepted' : 'declined' }));

  const decisions = (await activityOf(product, id)).filter((kind) =>
    /REFERRAL_(ACCEPTED|DECLINED)/.test(kind),
  );
  expect(decisions).toHaveLength(1);
  await expect
    .poll(() =>
      historyOf(sender)
        .filter({ hasText: /accepted|declined/ })
        .count(),
    )
    .toBe(1);

  // The note reached the colleague and never the sender: no frame, no page, no answer.
  const { data } = await askAs(
    sender,
    'query ($id: ID!) { referral(id: $id) { notes { body } } }',
    {
      id,
    },
  );
  expect(data.referral.notes).toEqual([]);
  const text = await heard.text();
  expect(text).toContain(id);
  expect(text).not.toContain('waiting list moves on');
  expect(text).not.toContain('NOTE_ADDED');

  // A planner of the sender's area is no party to it.
  await nothingFor(outsider, { id, number, personId, name: 'Darnell Brooks' });
  complaints.expect(/^outsider: console: .* 404/);
  const looked = await lookersAt(product, personId);
  expect(looked).toEqual(expect.arrayContaining(['Cedar Branch Library', 'Lakeside College']));
  expect(looked).not.toContain('Local Workforce Area 3');
});
