import type { FragmentOf } from '#lib/graphql/graphql.ts';
import { PORTAL_WORDS as WORDS } from '#lib/i18n/portal-words.ts';
import { useTranslate } from '#lib/i18n/translate.ts';
import type { MyReferral } from './portal.operations.ts';

type Parties = Pick<FragmentOf<typeof MyReferral>, 'sender' | 'receiver'>;

/** Both organizations' names for sentences. Call while a component initializes. */
export function useNames(): (parties: Parties) => { sender: string; receiver: string } {
  const t = useTranslate();
  return ({ sender, receiver }) => ({
    sender: sender.name,
    receiver: receiver?.name ?? t(WORDS.someone),
  });
}
