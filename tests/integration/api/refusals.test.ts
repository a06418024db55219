import { expect, test } from 'vitest';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { paid, seedWorld } from '../../support/seed.ts';

const ENDED = {
  en: 'This consent has already ended by its date.',
  es: 'Este consentimiento ya venció en su fecha.',
};

test('a refusal is in the language of whoever is refused, also when it is repeated (CORE-025)', async () => {
  const { customer, sender, consentId } = await seedWorld();
  await adminQuery(
    `update consent set given_at = now() - interval '2 days', expires_at = now() - interval '1 day'
      where id = $1`,
    [consentId],
  );
  const input = { id: consentId, clientMutationId: crypto.randomUUID() };
  const refused = async (who: typeof customer) =>
    (await act(who, 'withdrawConsent', input, ''))['message'];
  expect(await refused(customer)).toBe(ENDED.en);
  const { data } = await ask(customer, '{ viewer { user { name } } }');
  paid(
    await act(
      customer,
      'updateAccount',
      { name: data.viewer.user.name, locale: 'es' },
      '... on ViewerPayload { viewer { locale } }',
    ),
    'viewer',
  );
  // What is remembered has both.
  expect(await refused(customer)).toBe(ENDED.es);
  expect(await refused(sender.staff)).toBe(ENDED.en);
  const unknown = { id: crypto.randomUUID() };
  expect((await act(customer, 'withdrawConsent', unknown, ''))['message']).toBe(
    'Esto no se encontró, o usted no tiene acceso.',
  );
});
