import { literal } from '@throughline/prisma/admin';
import { FIRST_NAMES, LAST_NAMES } from '../names.ts';
import { CENTERS } from './centers.ts';

const list = (words: readonly string[], type = 'text') =>
  `(array[${words.map(literal).join(', ')}]::${type}[])`;

/** Over a thousand last names, so that a name finds about as many people as in a real register. */
const ENDINGS = (
  'son,berg,field,wood,ley,ford,ham,worth,well,stone,gate,mere,low,hurst,land,by,ridge,brook,' +
  'dale,burn,man,ski,ez,ini,sen,quist,ton,shaw,cott,more,wick,vale,croft,lund,dorf,er'
).split(',');
const surnames = LAST_NAMES.flatMap((name) => ['', ...ENDINGS].map((end) => `${name}${end}`));
const areas = list(
  CENTERS.map(({ areaId }) => areaId),
  'uuid',
);

/**
 * What a copy is called, in SQL: schema `scale` is the loader's own. An id's copy is the id with the copy's
 * number in place of its time, so rows that refer to each other still do without anything being looked up, and
 * lie in the indexes in the order in which they are written.
 */
export const COPY_FUNCTIONS = `
  create function scale.era(number integer) returns text language sql immutable
    return lpad(to_hex(x'01900000'::integer + number), 8, '0');
  create function scale.copy(id uuid, number integer) returns uuid language sql immutable
    return (scale.era(number) || substr(id::text, 9))::uuid;
  create function scale.world(id uuid, world integer) returns uuid language sql immutable
    return case when world = 0 then id else scale.copy(id, world) end;
  create function scale.area(id uuid, world integer) returns uuid language sql immutable
    return ${areas}[1 + (array_position(${areas}, id) - 1 + world) % ${CENTERS.length}];
  create function scale.organization(id uuid, world integer) returns uuid language sql immutable
    return case when id = any (${areas}) then scale.area(id, world) else scale.world(id, world) end;
  create function scale.dice(id uuid, throw integer, sides integer) returns integer language sql immutable
    return (hashtextextended(id::text, throw) & 2147483647)::integer % sides;
  create function scale.first_name(person uuid) returns text language sql immutable
    return ${list(FIRST_NAMES)}[1 + scale.dice(person, 1, ${FIRST_NAMES.length})];
  create function scale.last_name(person uuid) returns text language sql immutable
    return ${list(surnames)}[1 + scale.dice(person, 2, ${surnames.length})];
  create table scale.center (area_id uuid primary key, city text, zip text, county_fips text);
  insert into scale.center values ${CENTERS.map(
    ({ areaId, city, zip, countyFips }) =>
      `(${[areaId, city, zip, countyFips].map(literal).join(', ')})`,
  ).join(', ')};`;
