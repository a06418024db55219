/** The API's words; similar names alone are no match to look at. */
export const SAME: Readonly<Record<string, string>> = {
  NAME_AND_BIRTH_DATE: 'Same name and date of birth',
  SSN: 'Same Social Security number',
  PHONE: 'Same phone',
  EMAIL: 'Same email address',
  ACCOUNT: 'Same account',
};
