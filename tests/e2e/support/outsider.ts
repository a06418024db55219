import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Product } from '../../support/browser-product.ts';
import { visit } from '../../support/browser-steps.ts';
import type { KnownReferral } from './demo.ts';
import { askAs, firstFrameAs } from './wire.ts';

const INBOX = `query ($box: InboxBox!, $words: String) {
  referrals(filter: { box: $box, words: $words }) { totalCount edges { node { id } } } }`;
const BY_ALL_MEANS = `query ($id: ID!, $number: String!, $personId: ID!, $name: String!) {
  referral(id: $id) { id } referralByNumber(number: $number) { id } person(id: $personId) { id }
  byNumber: search(words: $number) { ...Found } byName: search(words: $name) { ...Found } }
  fragment Found on SearchHit { ... on Person { id } ... on Referral { id } }`;

/**
 * Whoever is no party is told that it does not exist: by link, list, search, API and subscription. Their page then
 * complains of a 404, as it has to.
 */
export async function nothingFor(
  page: Page,
  { id, number, personId, name }: KnownReferral & { readonly name: string },
): Promise<void> {
  expect(await page.getByText(name).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^\d+ new$/ }).count()).toBe(0);
  for (const box of ['RECEIVED', 'SENT', 'DRAFTS']) {
    const { data } = await askAs(page, INBOX, { box, words: number });
    expect(data.referrals).toEqual({ totalCount: 0, edges: [] });
  }
  const { data } = await askAs(page, BY_ALL_MEANS, { id, number, personId, name });
  expect(data).toMatchObject({ referral: null, referralByNumber: null, person: null });
  expect(data.byNumber).toEqual([]);
  // Somebody of their own may be called alike.
  const found = (data.byName as { id: string }[]).map((hit) => hit.id);
  expect(found).not.toContain(personId);
  for (const [field, subject] of [
    ['referralChanged', id],
    ['personChanged', personId],
  ] as const)
    expect(await firstOf(page, field, subject)).toBe(
      await firstOf(page, field, crypto.randomUUID()),
    );
  await visit(page, `/referrals/${id}`);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await page.getByRole('combobox', { name: /^Search people/ }).fill(number);
  await page.getByText('Nothing found').first().waitFor();
}

/** What a subscription says first, with no id in it. */
const firstOf = async (page: Page, field: string, id: string): Promise<string> => {
  const query = `subscription ($id: ID!) { ${field}(id: $id) { __typename } }`;
  return (await firstFrameAs(page, query, { id })).replaceAll(id, 'ID');
};

/** The organizations whose staff looked at somebody, as the access log has it (CORE-014). */
export async function lookersAt(product: Product, personId: string): Promise<string[]> {
  const rows = await product.query(
    `select distinct o.name collate "C" as name from access_log l join organization o on o.id = l.organization_id
      where l.person_id = $1 and l.fields = '{}' order by 1`,
    [personId],
  );
  return rows.map(({ name }) => String(name));
}
