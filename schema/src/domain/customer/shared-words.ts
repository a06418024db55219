import { CONSENT_SCOPES, withContact, type ConsentScope } from './consent.ts';

/** What a scope is called when staff speak of the customer, where the domain's words speak to them. */
const SCOPE_WORDS: Readonly<Record<ConsentScope, string>> = {
  CONTACT: 'name and how to reach them',
  BIRTH_DATE: 'date of birth',
  NEEDS: 'their needs',
  GOALS: 'their goals',
  ACCOMMODATIONS: 'support they need to take part',
  DOCUMENTS: 'their documents',
};

const sentence = (scopes: readonly ConsentScope[]): string => {
  const text = scopes.map((scope) => SCOPE_WORDS[scope]).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** "Name and how to reach them, their needs". */
export const sharedWords = (scopes: readonly ConsentScope[]): string =>
  sentence(withContact(scopes));

/** The same of what was not agreed to; '' when everything was. */
export const notSharedWords = (scopes: readonly ConsentScope[]): string =>
  sentence(CONSENT_SCOPES.filter((scope) => !withContact(scopes).includes(scope)));
