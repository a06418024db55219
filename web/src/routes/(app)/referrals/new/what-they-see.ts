import { withContact, type ConsentScope } from '@throughline/schema/domain/customer/consent';

/** What decides which of it reaches the receiver of one referral. */
export interface SharedFacts {
  /** Null without a consent. */
  scopes: readonly ConsentScope[] | null;
  knowsBirthDate: boolean;
  openNeeds: number;
  goals: string;
  accommodations: string;
}

export interface Sight {
  sees: string[];
  not: string[];
}

/**
 * What the receiver will see and what not, by consent (REF-050), said of the customer. What was not
 * agreed to but typed stands under "not": sending it is refused until one of the two changes.
 */
export function whatTheySee(facts: SharedFacts): Sight {
  const given = facts.scopes === null ? [] : withContact(facts.scopes);
  const parts: readonly { scope: ConsentScope | null; text: string; there: boolean }[] = [
    { scope: 'CONTACT', text: 'Name, language, how and when to reach them', there: true },
    { scope: 'CONTACT', text: 'The reason and how urgent it is', there: true },
    { scope: 'BIRTH_DATE', text: 'Date of birth', there: facts.knowsBirthDate },
    {
      scope: 'NEEDS',
      text: facts.openNeeds === 1 ? 'Their 1 open need' : `Their ${facts.openNeeds} open needs`,
      there: facts.openNeeds > 0,
    },
    { scope: 'GOALS', text: 'Their goals', there: facts.goals.trim() !== '' },
    {
      scope: 'ACCOMMODATIONS',
      text: 'Support they need to take part',
      there: facts.accommodations.trim() !== '',
    },
    { scope: 'DOCUMENTS', text: 'Files that are attached to it', there: true },
    { scope: null, text: 'Your private notes, and other referrals', there: true },
  ];
  const there = parts.filter((part) => part.there);
  const isShared = ({ scope }: (typeof parts)[number]) => scope !== null && given.includes(scope);
  return {
    sees: there.filter(isShared).map(({ text }) => text),
    not: there.filter((part) => !isShared(part)).map(({ text }) => text),
  };
}
