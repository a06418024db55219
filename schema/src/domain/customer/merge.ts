import { problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import type { Text } from '../shared/locale.ts';
import { canUse } from './contact.ts';
import type { ContactInput, PreferredChannel } from './contact.ts';
import type { Gated } from './gate.ts';
import type { SafeTime } from './safe-times.ts';

/** What is chosen one by one when two records become one: what belongs together goes together. */
export const MERGE_FACTS = [
  'FIRST_NAME',
  'LAST_NAME',
  'PREFERRED_NAME',
  'BIRTH_DATE',
  'SSN',
  'LANGUAGE',
  'COUNTY',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'CHANNEL',
  'SAFE_TIMES',
] as const;
export type MergeFact = (typeof MERGE_FACTS)[number];

export const MERGE_FACT_LABELS: Readonly<Record<MergeFact, Text>> = {
  FIRST_NAME: { en: 'First name', es: 'Nombre' },
  LAST_NAME: { en: 'Last name', es: 'Apellido' },
  PREFERRED_NAME: { en: 'Preferred name', es: 'Nombre preferido' },
  BIRTH_DATE: { en: 'Date of birth', es: 'Fecha de nacimiento' },
  SSN: { en: 'Social Security number', es: 'Número de Seguro Social' },
  LANGUAGE: { en: 'Language', es: 'Idioma' },
  COUNTY: { en: 'County', es: 'Condado' },
  PHONE: { en: 'Phone', es: 'Teléfono' },
  EMAIL: { en: 'Email', es: 'Correo electrónico' },
  ADDRESS: { en: 'Address', es: 'Dirección' },
  CHANNEL: { en: 'Contact by', es: 'Contactar por' },
  SAFE_TIMES: { en: 'Safe times', es: 'Horario seguro' },
};

/** The facts of one record, as the columns that hold them are called. */
export type RecordFacts = {
  readonly first_name: string;
  readonly last_name: string;
  readonly preferred_name: string | null;
  readonly date_of_birth: string | null;
  /** The same for the same number. */
  readonly ssn_secret_id: string | null;
  readonly ssn_last_four: string | null;
  readonly language: string;
  readonly county_fips: string | null;
  readonly lwia_id: string | null;
  readonly phone: string | null;
  readonly phone_message_ok: boolean;
  readonly email: string | null;
  readonly address_line: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly preferred_channel: PreferredChannel;
  readonly safe_times: readonly SafeTime[];
  readonly safe_times_note: string | null;
};

const COLUMNS: Readonly<Record<MergeFact, readonly (keyof RecordFacts)[]>> = {
  FIRST_NAME: ['first_name'],
  LAST_NAME: ['last_name'],
  PREFERRED_NAME: ['preferred_name'],
  BIRTH_DATE: ['date_of_birth'],
  SSN: ['ssn_secret_id', 'ssn_last_four'],
  LANGUAGE: ['language'],
  COUNTY: ['lwia_id', 'county_fips'],
  PHONE: ['phone', 'phone_message_ok'],
  EMAIL: ['email'],
  ADDRESS: ['address_line', 'city', 'zip'],
  CHANNEL: ['preferred_channel'],
  SAFE_TIMES: ['safe_times', 'safe_times_note'],
};

const pickFact = (facts: RecordFacts, fact: MergeFact): Partial<RecordFacts> =>
  Object.fromEntries(COLUMNS[fact].map((column) => [column, facts[column]]));

/** Whether both records say the same, so that there is nothing to choose. */
export const sameFact = (one: RecordFacts, other: RecordFacts, fact: MergeFact): boolean =>
  JSON.stringify(pickFact(one, fact)) === JSON.stringify(pickFact(other, fact));

/** What the survivor will say. prisma/policies/45-merge.sql does the same. */
export const mergedFacts = (
  survivor: RecordFacts,
  merged: RecordFacts,
  fromMerged: readonly MergeFact[],
): RecordFacts =>
  fromMerged.reduce((facts, fact) => ({ ...facts, ...pickFact(merged, fact) }), survivor);

const contactOf = (facts: RecordFacts): ContactInput => ({
  phone: facts.phone,
  phoneMessageOk: facts.phone_message_ok,
  email: facts.email,
  addressLine: facts.address_line,
  city: facts.city,
  zip: facts.zip,
  safeTimesNote: facts.safe_times_note,
});

/** Nobody may end up to be called under a number that was left behind; a record that was so before may stay so. */
const channelProblem = (
  survivor: RecordFacts,
  merged: RecordFacts,
  after: RecordFacts,
): FieldProblem | null => {
  const works = (facts: RecordFacts) => canUse(facts.preferred_channel, contactOf(facts));
  return works(after) || !(works(survivor) || works(merged))
    ? null
    : problem('fromMerged', 'NOT_ALLOWED', {
        en: 'The way to contact them does not fit what is kept. Choose another way, or the number or address it needs.',
        es: 'La forma de contacto no corresponde a lo que se conserva. Elija otra forma, o el número o la dirección que necesita.',
      });
};

/** @param accounts the users bound to either record; with two, one has to be chosen */
export const mergeProblems = (
  survivor: RecordFacts,
  merged: RecordFacts,
  fromMerged: readonly MergeFact[],
  accounts: readonly string[],
  keptAccount: string | null,
): FieldProblem[] =>
  problemsOf(
    channelProblem(survivor, merged, mergedFacts(survivor, merged, fromMerged)),
    accounts.length === 2 && !accounts.some((userId) => userId === keptAccount)
      ? problem('keepAccount', 'REQUIRED', {
          en: 'Choose which account stays.',
          es: 'Elija qué cuenta se conserva.',
        })
      : null,
  );

export type MergeTimes = {
  readonly id: string;
  readonly at: Date;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
};

/** Why a merge cannot be undone. The last one has to be undone first: a later one rewrote the same facts. */
export const undoRefusal = (
  merge: MergeTimes,
  ofSurvivor: readonly MergeTimes[],
  now: Date,
): Text | null => {
  if (merge.undoneAt !== null) {
    return { en: 'This was undone already.', es: 'Esto ya se deshizo.' };
  }
  if (merge.undoUntil <= now) {
    return {
      en: '30 days have passed. The records stay one.',
      es: 'Pasaron 30 días. Los registros siguen unidos.',
    };
  }
  const later = ofSurvivor.some((each) => each.undoneAt === null && each.at > merge.at);
  return later
    ? {
        en: 'Another record was merged into this one since. Undo that first.',
        es: 'Desde entonces se unió otro registro a este. Deshaga primero esa unión.',
      }
    : null;
};

const LAST_FOUR = 4;

/** In place of what is on record and not shown: beside it stands whether both records say the same. */
export const HIDDEN = '•••';

/**
 * How a fact is shown to whoever judges whether two records are one. An administrator of an area sees no contact
 * details elsewhere (architecture, Reach to a person): here enough of them to compare, not to use. Date of birth and
 * last four digits only where they are open anyway, or a record of their own would tell what they are (CORE-019).
 *
 * @param opened what the gate opens of this record to whoever asks
 */
export const maskedFacts = (facts: RecordFacts, opened: readonly Gated[]): RecordFacts => ({
  ...facts,
  date_of_birth: opened.includes('BIRTH_DATE')
    ? facts.date_of_birth
    : facts.date_of_birth && HIDDEN,
  ssn_last_four: opened.includes('OWN_RECORD')
    ? facts.ssn_last_four
    : facts.ssn_last_four && HIDDEN,
  phone: facts.phone && `•••-${facts.phone.split(';')[0]?.slice(-LAST_FOUR) ?? ''}`,
  email: facts.email && facts.email.replace(/^(.).*@/, '$1•••@'),
  address_line: facts.address_line && `${facts.address_line.slice(0, 1)}•••`,
  safe_times_note: facts.safe_times_note && HIDDEN,
});
