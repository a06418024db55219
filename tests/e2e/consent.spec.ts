import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, soonGone, visit } from '../support/browser-steps.ts';
import { demoReferral } from './support/demo.ts';
import { askAs } from './support/wire.ts';

/** REF-007, REF-052, CORE-005, CORE-006. */
test('when the customer withdraws consent, the receiver’s open page ends and says why; a closed copy stays', async ({
  openWindow,
  product,
}) => {
  const { id, number, personId } = await demoReferral(product, 'Darnell', 'SENT');
  const receiver = await openWindow('receiver', { as: 'marcus' });
  const list = await openWindow('list', { as: 'priya' });
  const sender = await openWindow('sender', { as: 'rosa' });
  const customer = await openWindow('customer', { as: 'darnell' });
  await visit(receiver, `/referrals/${id}`);
  await visit(list, '/referrals');
  await visit(sender, `/referrals/${id}`);
  await receiver.getByRole('heading', { level: 1, name: 'Darnell Brooks' }).waitFor();
  await soon(receiver.locator('[data-live-state="live"]'));

  await visit(customer, '/me/consent');
  await customer.getByRole('button', { name: 'Take this back' }).first().click();
  await customer.getByRole('button', { name: 'Yes, stop sharing' }).click();

  await soon(
    receiver.getByText('Your access to this referral ended because the customer withdrew consent'),
    list.getByRole('link', { name: 'DB', exact: true }),
    sender.getByRole('main').getByText('Completed', { exact: true }),
    customer.getByText('Your information is no longer shared with this permission'),
  );
  await soonGone(
    receiver.getByRole('heading', { name: 'Darnell Brooks' }),
    receiver.getByRole('link', { name: 'Open the person' }),
    receiver.getByRole('button', { name: 'Accept', exact: true }),
    list.getByRole('link', { name: 'Darnell Brooks' }),
  );

  // What stays is the closed copy: number, dates, history; no person behind it.
  await receiver.reload();
  await receiver.getByText(number).first().waitFor();
  expect(await receiver.getByText('Darnell').count()).toBe(0);
  const asked = await askAs(
    receiver,
    'query ($id: ID!, $person: ID!) { referral(id: $id) { personInitials personName person { id } detail { reason } } person(id: $person) { id } }',
    { id, person: personId },
  );
  expect(asked.data).toEqual({
    referral: { personInitials: 'DB', personName: null, person: null, detail: null },
    person: null,
  });
});

/** REF-050: the page said so, and nobody should have to reload it. */
test('when a consent ended by its date and is renewed, the receiver’s open page goes on', async ({
  openWindow,
  product,
}) => {
  const { id, personId } = await demoReferral(product, 'Ana', 'IN_PROGRESS');
  const receiver = await openWindow('receiver', { as: 'marcus' });
  const sender = await openWindow('sender', { as: 'rosa' });
  await visit(receiver, `/referrals/${id}`);
  await receiver.getByRole('button', { name: 'Close with an outcome' }).waitFor();
  await soon(receiver.locator('[data-live-state="live"]'));

  const [consent] = await product.query(
    `with ended as (update consent c set expires_at = app.now() + interval '1 second' from referral r
        where r.id = $1 and c.id = r.consent_id returning c.id, c.scopes, c.expires_at)
     , granted as (update access_grant g set valid_until = e.expires_at from ended e where g.consent_id = e.id)
     select id, scopes from ended`,
    [id],
  );
  await soon(receiver.getByText('the consent it rested on expired'));

  await visit(sender, '/referrals');
  const renewed = await askAs(
    sender,
    `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { __typename } }`,
    {
      input: {
        clientMutationId: crypto.randomUUID(),
        personId,
        renews: consent?.['id'],
        scopes: consent?.['scopes'],
        language: 'en',
        method: 'WRITTEN',
        wordingVersion: currentConsentWording().version,
        expiresOn: new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10),
      },
    },
  );
  expect(renewed.data).toEqual({ recordConsent: { __typename: 'ConsentPayload' } });
  await soon(receiver.getByRole('button', { name: 'Close with an outcome' }));
  await soonGone(receiver.getByText('Your access to this referral ended'));

  // And is as live as before.
  await visit(sender, `/referrals/${id}`);
  await sender.getByRole('textbox', { name: /Message/ }).fill('Glad that this goes on.');
  await sender.getByRole('button', { name: 'Send', exact: true }).click();
  await soon(receiver.getByText('Glad that this goes on.'));
});
