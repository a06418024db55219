import { ident } from '@throughline/prisma/admin';
import type { Column, Table } from './tables.ts';

/** Tables whose rows are an organization: copied some thirty times, whatever the number of people. */
export const WORLD = [
  'organization',
  'app_user',
  'account',
  'credential',
  'membership',
  'location',
  'opening_hours',
  'closure',
  'service',
  'service_contact',
] as const;

/** In what follows `t` is the sample's row, `n` the copy's number and `m` that of its organizations. */
const centerOf = (column: string, area: string) =>
  `(select c.${column} from scale.center c where c.area_id = scale.area(${area}, m))`;
const homeOf = (column: string) =>
  `case when m = 0 then t.${column} else ${centerOf(column, '(select p.lwia_id from scale.person p where p.id = t.person_id)')} end`;

const ofPerson = (value: string) =>
  `(select ${value} from person p where p.id = scale.copy(t.person_id, n))`;

/** What columns without a foreign key refer to. */
const looseTarget = (column: string): string | undefined => {
  if (/(organization|lwia)_id$/.test(column)) return 'organization';
  if (['user_id', 'closed_by_id'].includes(column)) return 'app_user';
  return ['cause_id', 'subject_id', 'batch_id', 'story_id'].includes(column) ? 'person' : undefined;
};

/** What a copy must not share with its sample. */
const OWN: Readonly<Record<string, string>> = {
  'organization.name': `${centerOf('city', 't.lwia_id')} || ' ' || t.name || case when m >= 22 then ' II' else '' end`,
  'organization.city': `case when t.city is not null then ${centerOf('city', 't.lwia_id')} end`,
  'account.email': `(m || '.' || t.email)::citext`,
  'location.city': centerOf('city', 't.lwia_id'),
  'location.zip': centerOf('zip', 't.lwia_id'),
  'location.county_fips': centerOf('county_fips', 't.lwia_id'),
  'location.latitude': `(select z.latitude from zip_place z where z.zip = ${centerOf('zip', 't.lwia_id')})
    + (scale.dice(scale.copy(t.id, m), 1, 400) - 200) / 10000.0`,
  'location.longitude': `(select z.longitude from zip_place z where z.zip = ${centerOf('zip', 't.lwia_id')})
    + (scale.dice(scale.copy(t.id, m), 2, 400) - 200) / 10000.0`,
  'service.search_words': `app.service_words(t.name, t.description, t.eligibility,
    scale.world(t.organization_id, m), scale.world(t.location_id, m))`,
  'person.first_name': 'scale.first_name(scale.copy(t.id, n))',
  'person.last_name': 'scale.last_name(scale.copy(t.id, n))',
  'person.search_words': `app.person_words(scale.first_name(scale.copy(t.id, n)), t.preferred_name,
    scale.last_name(scale.copy(t.id, n)))`,
  'person.county_fips': `case when m = 0 then t.county_fips else ${centerOf('county_fips', 't.lwia_id')} end`,
  'access_grant.person_first_name': 'scale.first_name(scale.copy(t.person_id, n))',
  'access_grant.person_last_name': 'scale.last_name(scale.copy(t.person_id, n))',
  'access_grant.person_words': ofPerson('p.search_words'),
  'person_contact.phone': `'+1' || substr(t.phone, 3, 3) || '555'
    || lpad(scale.dice(scale.copy(t.person_id, n), 3, 10000)::text, 4, '0')`,
  'person_contact.email': `case when t.email is not null then
    ${ofPerson("lower(p.first_name || '.' || p.last_name) || n || '@example.org'")} end`,
  'person_contact.city': homeOf('city'),
  'person_contact.zip': homeOf('zip'),
  'person_birth.date_of_birth': `date '1950-01-01' + scale.dice(scale.copy(t.person_id, n), 4, 20000)`,
  'referral.number': 'numbers[(n - first) * samples + t.ordinal]',
  'referral.person_initials': ofPerson('left(p.first_name, 1) || left(p.last_name, 1)'),
  'referral_closed_copy.number':
    '(select r.number from referral r where r.id = scale.copy(t.referral_id, n))',
  'referral_closed_copy.person_initials':
    '(select r.person_initials from referral r where r.id = scale.copy(t.referral_id, n))',
  // Nobody is mailed about invented people.
  'notice.mail_id': 'null::uuid',
  // Ids of messages, attempts and notes are the copy's; whom something is given to is of its organization.
  'activity.data': `case when t.data ? 'assigneeId' and t.data ->> 'assigneeId' is not null
      then t.data || jsonb_build_object('assigneeId', scale.world((t.data ->> 'assigneeId')::uuid, m))
    when t.data::text like '%Id": "%'
      then regexp_replace(t.data::text, '(Id": ").{8}', '\\1' || scale.era(n), 'g')::jsonb
    else t.data end`,
};

/**
 * A copy's moments lie minutes after its sample's, so that lists have an order. What is due, by the hours of a
 * place, and what lies outside office hours, as the end of a day on which something expires, stays.
 */
const moved = (
  column: string,
) => `case when ${column}::time >= '08:00' and ${column}::time < '16:45'
  then ${column} + make_interval(secs => n::bigint * 104729 % 7200000 / 1000.0) else ${column} end`;

function expression(table: Table, { name, type, references }: Column, world: boolean): string {
  const key = `${table.name}.${name}`;
  const column = `t.${ident(name)}`;
  const own = OWN[key];
  if (own) return own;
  if (type === 'uuid') {
    const target = references ?? looseTarget(name) ?? (name === 'id' ? table.name : null);
    if (!target) throw new Error(`Copies need to know what ${key} refers to.`);
    if (target === 'organization') return `scale.organization(${column}, m)`;
    return (WORLD as readonly string[]).includes(target)
      ? `scale.world(${column}, m)`
      : `scale.copy(${column}, n)`;
  }
  const isMoment = type.startsWith('timestamp') && name !== 'due_at';
  return isMoment && !world ? moved(column) : column;
}

/**
 * One statement that copies all sample rows of a table: $1 the first and $2 the last copy's number, $3 how many
 * worlds there are; for referrals $4 numbers for them and $5 how many referrals the samples have.
 */
export function copyStatement(table: Table, order = ''): string {
  const world = (WORLD as readonly string[]).includes(table.name);
  const columns = table.columns.map(({ name }) => ident(name)).join(', ');
  const values = table.columns.map((column) => expression(table, column, world)).join(',\n  ');
  const given = table.name === 'referral' ? ', $4::text[] as numbers, $5::integer as samples' : '';
  return `insert into ${ident(table.name)} (${columns})
select ${values}
from (select n, n % $3::integer as m, $1::integer as first${given}
        from generate_series($1::integer, $2::integer) n) copy
cross join scale.${ident(table.name)} t
${order}`;
}
