import type { Locale } from '@throughline/schema/domain/shared/locale';
import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import { mutate } from '#lib/graphql/mutate.ts';
import { Profile, UpdateAccount } from './account.operations.ts';

/**
 * Makes the screens' language also that of one's mails and notices. When it cannot be saved the screens
 * change all the same, and the account page still shows the old choice.
 */
export async function writeInLanguage(locale: Locale): Promise<void> {
  const { data } = await browserClient().query(Profile, {}, { requestPolicy: 'network-only' });
  const viewer = data?.viewer;
  if (!viewer || viewer.locale === locale) return;
  const { user, phone } = viewer;
  await mutate(UpdateAccount, { input: { name: user.name, phone, locale } });
}
