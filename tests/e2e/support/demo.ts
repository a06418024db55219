import type { Page } from 'playwright-core';
import type { Product } from '../../support/browser-product.ts';

export type KnownReferral = { id: string; number: string; personId: string };

/** A referral of the demo from Rosa's library to Marcus' college, by its person and status. */
export async function demoReferral(
  product: Product,
  firstName: string,
  status: string,
): Promise<KnownReferral> {
  const [row] = await product.query(
    `select r.id, r.number, r.person_id as "personId" from referral r
       join person p on p.id = r.person_id
       join organization o on o.id = r.receiver_organization_id
      where p.first_name = $1 and r.status = $2 and o.name = 'Lakeside College'`,
    [firstName, status],
  );
  if (!row) throw new Error(`The demo has no ${status} referral of ${firstName}.`);
  return row as KnownReferral;
}

/** Kinds of what happened to a referral, in order. */
export async function activityOf(product: Product, referralId: string): Promise<string[]> {
  const rows = await product.query(
    'select kind from activity where referral_id = $1 order by seq, id',
    [referralId],
  );
  return rows.map(({ kind }) => String(kind));
}

/** The status in a record's header or a customer's request: the words stand alone. */
export const shown = (page: Page, words: string) =>
  page.getByRole('main').getByText(words, { exact: true }).filter({ visible: true });

/** The entries of a referral's history, newest first. */
export const historyOf = (page: Page) =>
  page.getByRole('list', { name: 'History, newest first' }).getByRole('listitem');
