import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { ready, soon, soonGone, visit } from '../support/browser-steps.ts';
import { linkMailed, PASSWORD } from './support/account.ts';
import { overflow } from './support/checks.ts';
import { activityOf, demoReferral } from './support/demo.ts';

const NAME = 'Ivy Marchbanks';
const EMAIL = 'ivy.marchbanks@example.org';
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const COLLEGE = 'Lakeside College';
const DEAD = { name: 'This invitation does not work anymore' };

async function invite(administrator: Page, email: string): Promise<void> {
  const form = administrator.getByRole('form', { name: 'Invite a colleague' });
  await form.getByLabel('Email at work').fill(email);
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await administrator.getByText(`${email} gets an email.`).waitFor();
}

/** As from a mail, whichever page the window showed before. */
async function follow(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
}

async function giveRole(administrator: Page, role: string): Promise<void> {
  await administrator.getByRole('button', { name: `Change … what ${NAME} may do` }).click();
  const form = administrator.getByRole('form', { name: `Change the membership of ${NAME}` });
  await form.getByRole('radio', { name: role }).check();
  await form.getByRole('button', { name: 'Change it now' }).click();
  await administrator.getByText(`${NAME} is now: ${role}.`).waitFor();
}

/** CORE-001, CORE-003. */
describe('a colleague who is invited', () => {
  test('joins by the link on the phone, works, and their open window follows what they may do to its end', async ({
    openWindow,
    product,
  }) => {
    const { id } = await demoReferral(product, 'Darnell', 'SENT');
    const administrator = await openWindow('administrator', { as: 'priya' });
    await visit(administrator, '/approvals');
    await soon(administrator.locator('[data-live-state="live"]'));
    await invite(administrator, EMAIL);
    const waiting = administrator
      .getByRole('list', { name: 'Invitations nobody has used yet' })
      .getByText(EMAIL, { exact: true });
    await waiting.waitFor();
    const link = await linkMailed(product, EMAIL, 'MEMBERSHIP_INVITATION');

    // The link proves the address: with a name and a password one is in.
    const ivy = await openWindow('ivy', { viewport: PHONE });
    await follow(ivy, link);
    await ivy.getByRole('heading', { name: `Work for ${COLLEGE}` }).waitFor();
    await ivy.getByText('Priya Raman invites you: Staff.').waitFor();
    expect(await ivy.getByLabel('Email address').inputValue()).toBe(EMAIL);
    expect(new URL(ivy.url()).hash).toBe('');
    expect(await overflow(ivy)).toEqual([]);
    await ivy.getByLabel('Your name').fill(NAME);
    await ivy.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ivy.getByRole('button', { name: 'Create an account' }).click();
    await ivy.waitForURL('/');
    await soon(ivy.getByRole('button', { name: `Acting for ${COLLEGE}. Change` }));
    await soon(administrator.getByRole('listitem').filter({ hasText: NAME }));
    await soonGone(waiting);

    await ivy.getByRole('link', { name: 'Inbox' }).click();
    await ivy.locator(`[data-open][href="/referrals/${id}"]`).click();
    await ivy.waitForURL(`**/referrals/${id}`);
    await ivy.getByRole('button', { name: 'Accept', exact: true }).click();
    await ivy.locator('form').getByRole('button', { name: 'Accept', exact: true }).click();
    await ivy.getByText(/^Accepted\. /).waitFor();
    expect(await activityOf(product, id)).toContain('REFERRAL_ACCEPTED');

    // Whoever has the link now has nothing.
    const second = await openWindow('second', { viewport: PHONE });
    await follow(second, link);
    await second.getByRole('heading', DEAD).waitFor();

    // Another role opens what it is for, and closes it again under the eyes.
    await ivy.setViewportSize(DESK);
    const approvals = ivy.getByRole('link', { name: 'Approvals', exact: true });
    expect(await approvals.count()).toBe(0);
    await giveRole(administrator, 'Organization administrator');
    await soon(approvals);
    await approvals.click();
    await ivy.getByRole('heading', { name: `Members of ${COLLEGE}` }).waitFor();
    await giveRole(administrator, 'Staff');
    await soonGone(approvals, ivy.getByRole('heading', { name: `Members of ${COLLEGE}` }));
    await ivy.getByRole('heading', { name: 'Page not found' }).waitFor();

    await visit(ivy, `/referrals/${id}`);
    await soon(ivy.locator('[data-live-state="live"]'));
    await administrator.getByRole('button', { name: `End access … of ${NAME}` }).click();
    await administrator.getByRole('button', { name: 'End access now' }).click();
    await soon(ivy.getByText(`You no longer work for ${COLLEGE} here.`));
    await soonGone(administrator.getByRole('listitem').filter({ hasText: NAME }));
  });

  test('who has an account joins with it, a customer’s is for no work, and what is revoked is dead', async ({
    openWindow,
    product,
  }) => {
    const address = 'tomas.at.work@example.org';
    const administrator = await openWindow('administrator', { as: 'priya' });
    await visit(administrator, '/approvals');
    await invite(administrator, address);
    const link = await linkMailed(product, address, 'MEMBERSHIP_INVITATION');

    const customer = await openWindow('customer', { as: 'darnell', viewport: PHONE });
    await follow(customer, link);
    await customer.getByText(/signed in as Darnell Brooks, who gets help here/).waitFor();
    expect(await customer.getByRole('button', { name: 'Join now' }).count()).toBe(0);

    const other = await openWindow('other', { as: 'tomas', viewport: PHONE });
    await follow(other, link);
    await other.getByText(/signed in as Tomás Reyes/).waitFor();
    // Another tab of theirs goes on acting for whom it acted.
    const before = await other.context().newPage();
    await visit(before, '/referrals');
    const actingBefore = before.getByRole('button', { name: /^Acting for Northern Stateline/ });
    await actingBefore.waitFor();
    await other.getByRole('button', { name: 'Join now' }).click();
    await other.waitForURL('/');
    await soon(other.getByRole('button', { name: `Acting for ${COLLEGE}. Change` }));
    await visit(before, '/referrals');
    await actingBefore.waitFor();

    const astray = 'somebody.else@example.org';
    await invite(administrator, astray);
    const lost = await linkMailed(product, astray, 'MEMBERSHIP_INVITATION');
    await administrator.getByRole('button', { name: `Revoke the invitation of ${astray}` }).click();
    await administrator.getByText(`The link sent to ${astray} works no more.`).waitFor();
    await follow(customer, lost);
    await customer.getByRole('heading', DEAD).waitFor();
  });
});
