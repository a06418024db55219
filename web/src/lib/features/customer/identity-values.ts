import type { VariablesOf } from '#lib/graphql/graphql.ts';
import type { PersonRecord } from './customer.graphql.ts';
import type { UpdatePerson } from './customer.mutations.ts';

/** Who somebody is, as a form holds it. */
export interface IdentityValues {
  firstName: string;
  lastName: string;
  preferredName: string;
  /** `1990-05-31`, or '' when unknown. */
  dateOfBirth: string;
  language: string;
  countyFips: string;
}

export interface County {
  fips: string;
  name: string;
}

export const EMPTY_IDENTITY: Readonly<IdentityValues> = {
  firstName: '',
  lastName: '',
  preferredName: '',
  dateOfBirth: '',
  language: 'en',
  countyFips: '',
};

export const identityValues = (person: PersonRecord): IdentityValues => ({
  firstName: person.firstName,
  lastName: person.lastName,
  preferredName: person.preferredName ?? '',
  dateOfBirth: person.dateOfBirth ?? '',
  language: person.language,
  countyFips: person.county?.fips ?? '',
});

type IdentityInput = Omit<
  VariablesOf<typeof UpdatePerson>['input'],
  'clientMutationId' | 'id' | 'expectedVersion'
>;

export const identityInput = (values: IdentityValues): IdentityInput => ({
  firstName: values.firstName.trim(),
  lastName: values.lastName.trim(),
  preferredName: values.preferredName.trim() || null,
  dateOfBirth: values.dateOfBirth || null,
  language: values.language,
  countyFips: values.countyFips || null,
});
