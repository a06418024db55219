import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, soonGone, visit } from '../support/browser-steps.ts';
import { signUpWithCode } from './support/account.ts';
import { lookersAt, nothingFor } from './support/outsider.ts';
import { askAs } from './support/wire.ts';

const BORN = '1992-08-17';
const PHONE = '815 555 0148';
const NAME = 'Imogen Quarterstone';

/** One mutation as whoever is signed in in the window, which has to succeed. */
async function does(page: Page, name: string, input: object, payload: string) {
  const title = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
  const { data } = await askAs(
    page,
    `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename ${payload} ... on Error { message } } }`,
    { input: { clientMutationId: crypto.randomUUID(), ...input } },
  );
  const done = data?.[name];
  if (!done || String(done.__typename).endsWith('Error'))
    throw new Error(`${name}: ${JSON.stringify(data)}`);
  return done;
}

const REFERRAL = '... on ReferralPayload { referral { id } }';

/** Somebody as one organization writes them down. */
async function writeDown(
  page: Page,
  { firstName = 'Imogen', dateOfBirth = BORN, phone = PHONE } = {},
): Promise<string> {
  const contact = { phone, phoneMessageOk: true, preferredChannel: 'PHONE', safeTimes: [] };
  const identity = { firstName, lastName: 'Quarterstone', dateOfBirth, language: 'en' };
  const done = await does(
    page,
    'createPerson',
    { ...identity, countyFips: '17201', contact },
    '... on PersonPayload { person { id } }',
  );
  return done.person.id as string;
}

async function sendFor(page: Page, personId: string, serviceId: string): Promise<string> {
  const consent = await does(
    page,
    'recordConsent',
    {
      personId,
      scopes: ['CONTACT'],
      language: 'en',
      method: 'WRITTEN',
      wordingVersion: currentConsentWording().version,
      expiresOn: new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10),
    },
    '... on ConsentPayload { consent { id } }',
  );
  const item = { serviceId, urgency: 'ROUTINE', reason: 'Wants to begin soon.' };
  const drafts = await does(
    page,
    'createDrafts',
    { personId, consentId: consent.consent.id, origin: 'WALK_IN', items: [item] },
    '... on ReferralsPayload { referrals { id } }',
  );
  const id = drafts.referrals[0].id as string;
  await does(
    page,
    'sendReferrals',
    { ids: [id], choices: [{ id, duplicateReason: 'Another course.', waitingList: true }] },
    '... on ReferralsPayload { referrals { id } }',
  );
  return id;
}

/** Scenario 2, REF-019, 021, 040, 041, 046, 054. */
test('earlier referrals meet the application: by themselves, by one click, or not at all', async ({
  openWindow,
  product,
  complaints,
}) => {
  const library = await openWindow('library', { as: 'rosa' });
  const agency = await openWindow('agency', { as: 'tomas' });
  const college = await openWindow('college', { as: 'marcus' });
  const planner = await openWindow('planner', { as: 'nadia' });
  const customer = await openWindow('customer');
  const outsider = await openWindow('outsider', { as: 'dolores' });
  await visit(outsider, '/referrals');
  for (const page of [library, agency, college, planner]) await visit(page, '/account/password');
  const [service] = await product.query(
    `select s.id from service s join organization o on o.id = s.organization_id
      where o.name = 'Lakeside College' and s.active order by s.name limit 1`,
  );
  const serviceId = String(service?.['id']);

  // Before anybody applies: two by the library, one by the agency with a slip, one of a namesake.
  const known = await writeDown(library);
  const [done, declined] = [
    await sendFor(library, known, serviceId),
    await sendFor(library, known, serviceId),
  ];
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format();
  await does(college, 'acceptReferral', { id: done }, REFERRAL);
  await does(college, 'startReferral', { id: done, startedOn: today }, REFERRAL);
  const outcome = { outcome: 'SERVICES_DELIVERED', endedOn: today };
  await does(college, 'completeReferral', { id: done, ...outcome }, REFERRAL);
  await does(college, 'declineReferral', { id: declined, reason: 'NO_CAPACITY' }, REFERRAL);
  const slip = await sendFor(agency, await writeDown(agency, { firstName: 'Imogene' }), serviceId);
  await sendFor(
    agency,
    await writeDown(agency, { dateOfBirth: '1961-01-02', phone: '815 555 0190' }),
    serviceId,
  );
  const invited = await does(
    library,
    'invitePerson',
    { personId: known, kind: 'PRINTED' },
    '... on InvitationPayload { code }',
  );
  await signUpWithCode(customer, product, {
    code: invited.code as string,
    name: NAME,
    email: 'imogen@example.org',
  });
  await customer.getByRole('heading', { name: /Hello, Imogen/ }).waitFor();

  // The area writes her down anew, and she applies; whoever looks at everybody's applications hears of it.
  const colleague = await openWindow('colleague', { as: 'helen' });
  await visit(colleague, '/applications');
  await colleague.getByLabel('Career planner').selectOption({ label: 'Everybody’s' });
  await colleague.getByRole('link', { name: 'Tessa Lindqvist' }).waitFor();
  const applicant = await writeDown(planner);
  await visit(planner, `/people/${applicant}`);
  await planner.getByRole('link', { name: 'Plan', exact: true }).click();
  await planner.getByRole('button', { name: 'Start an application' }).click();
  await planner.getByRole('radio', { name: 'WIOA Title I Adult' }).check();
  await planner.getByRole('radio', { name: 'Signed on paper' }).check();
  await planner.getByRole('button', { name: 'Start application' }).click();
  await planner.getByText(/Adult started\./).waitFor();
  await soon(colleague.getByRole('button', { name: /^\d+ new$/ }));
  expect(await colleague.getByRole('link', { name: NAME }).count()).toBe(0);
  await colleague.getByRole('button', { name: /^\d+ new$/ }).click();
  await soon(colleague.getByRole('link', { name: NAME }));
  const found = planner.getByRole('list', { name: 'Earlier referrals' });
  const onPlan = planner.getByRole('list', { name: 'Referrals on the plan' });
  await found.getByText('1 earlier referral', { exact: true }).waitFor();
  await found.getByText('2 earlier referrals').waitFor();
  expect(await found.getByRole('listitem').count()).toBe(2);
  expect(await onPlan.count()).toBe(0);

  // With her own account she uses the area's code: the same person, so nobody is asked.
  const again = await does(
    planner,
    'invitePerson',
    { personId: applicant, kind: 'PRINTED' },
    '... on InvitationPayload { code }',
  );
  await askAs(
    customer,
    'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename } }',
    { input: { clientMutationId: crypto.randomUUID(), code: again.code } },
  );
  await soon(onPlan.getByText('Completed', { exact: true }));
  await soon(onPlan.getByText('Declined', { exact: true }));
  expect(await onPlan.getByRole('listitem').count()).toBe(2);

  // The third is one click, and can be taken off again.
  await found.getByRole('button', { name: 'Yes, put on the plan' }).click();
  await soon(onPlan.getByText('Sent', { exact: true }));
  const third = found.getByRole('listitem').filter({ hasText: '1 earlier referral' });
  await third.getByRole('button', { name: 'Undo' }).click();
  await soonGone(onPlan.getByText('Sent', { exact: true }));
  await third.getByRole('button', { name: 'Yes, put on the plan' }).click();
  await soon(onPlan.getByText('Sent', { exact: true }));

  // What the partner does now moves the plan, and says who serves her.
  await does(college, 'acceptReferral', { id: slip }, REFERRAL);
  await soon(onPlan.getByText('Accepted', { exact: true }));
  const serving = planner.getByRole('region', { name: 'Served now by' });
  await soon(serving.getByText('Lakeside College'));
  expect(await onPlan.getByRole('listitem').count()).toBe(3);
  for (const step of ['Mark as submitted', 'Certify', 'Enroll'])
    await planner.getByRole('button', { name: step, exact: true }).click();
  await soon(serving.getByText('WIOA Title I Adult'));

  // Its history came along; a referral of hers goes by the integrated way from here.
  await onPlan.getByRole('link').last().click();
  await planner.getByRole('list', { name: 'History, newest first' }).waitFor();
  // A need of hers is one click from a referral that begins with it; the address does not say which (REF-023).
  const needed = { personId: applicant, category: 'TRANSPORTATION' };
  await does(planner, 'addNeed', needed, '... on PersonPayload { person { id } }');
  await visit(planner, `/people/${applicant}/plan`);
  await planner.getByRole('link', { name: /^Recommendations/ }).click();
  const recommended = planner.getByRole('list', { name: 'Recommendations' });
  await recommended.getByRole('button', { name: 'Make referral: Transportation' }).click();
  await planner.getByText('Integrated Referral Module').waitFor();
  await planner.getByRole('heading', { name: 'Who can help?' }).waitFor();
  await planner
    .getByRole('button', { name: /Transportation/ })
    .first()
    .waitFor();
  expect(planner.url()).not.toMatch(/transport/i);

  // The library and the college learn of no application, the agency of no other record.
  for (const page of [library, agency, college]) {
    const { data } = await askAs(
      page,
      `query ($applicant: ID!, $known: ID!) { hidden: person(id: $applicant) { id }
         person(id: $known) { applications { id } } }`,
      { applicant, known },
    );
    expect(data.hidden).toBeNull();
    expect(data.person?.applications ?? []).toEqual([]);
  }
  const [row] = await product.query('select number from referral where id = $1', [slip]);
  const hidden = { id: slip, number: String(row?.['number']), name: 'Imogene Quarterstone' };
  for (const personId of [applicant, known]) await nothingFor(outsider, { ...hidden, personId });
  complaints.expect(/^outsider: console: .* 404/);

  // Whoever looked at a record is in its log: nobody but the area at the one it wrote down.
  expect(await lookersAt(product, applicant)).toEqual(['Local Workforce Area 3']);
  expect(await lookersAt(product, known)).not.toContain('Full Basket Pantry');
});
