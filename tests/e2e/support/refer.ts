import type { Page } from 'playwright-core';
import { visit } from '../../support/browser-steps.ts';

export type WalkIn = { firstName: string; lastName: string; phone: string; language?: 'Spanish' };

/** What the sender reads of a service: its name as the directory has it, and who offers it. */
export type Wanted = { need: string; organization: string };

/** Writes somebody new down, with consent on paper. Ends at the choice of services. */
export async function addWalkIn(page: Page, walkIn: WalkIn, need: string): Promise<void> {
  await visit(page, '/referrals/new');
  await page.getByRole('button', { name: 'Somebody new' }).first().click();
  await page.getByLabel('First name').fill(walkIn.firstName);
  await page.getByLabel('Last name').fill(walkIn.lastName);
  await page.getByLabel(/^Phone/).fill(walkIn.phone);
  await page.getByLabel('ZIP code').fill('61265');
  await page.getByRole('combobox', { name: /^Needs/ }).fill(need);
  await page.getByRole('option', { name: need }).click();
  await page.getByRole('button', { name: 'Add and continue' }).click();

  await page.getByRole('heading', { name: /^Consent of/ }).waitFor();
  await page.getByRole('radio', { name: /In writing/ }).check();
  await page.getByRole('button', { name: 'Record and continue' }).click();
  await page.getByRole('heading', { name: 'Who can help?' }).waitFor();
}

/** Picks the first service of the organization, says why, and sends. */
export async function sendTo(page: Page, organization: string, reason: string): Promise<void> {
  const hit = page
    .getByRole('listitem')
    .filter({ hasText: organization })
    .filter({ has: page.getByRole('button', { name: /^Pick:/ }) });
  await hit
    .first()
    .getByRole('button', { name: /^Pick:/ })
    .click();
  await page.getByRole('heading', { name: '1 service picked' }).waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).last().click();
  await page.getByLabel('Why do you refer them?').fill(reason);
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await page.getByRole('button', { name: 'Send referral' }).click();
  await page.getByRole('heading', { name: 'Referral sent' }).waitFor();
}
