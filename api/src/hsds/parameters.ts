import type { AskedList, HsdsList } from '@throughline/schema/features/directory/hsds/hsds-read';
import { isCalendarDay } from '@throughline/schema/domain/shared/calendar-day';
import { LIMITS } from '@throughline/schema/domain/shared/limits';

/** What somebody asked for in a way that HSDS has no meaning for; the message says what would be right. */
export class WrongParameter extends Error {}

export type Page = { readonly number: number; readonly size: number };
export type Request = {
  readonly asked: AskedList;
  readonly page: Page;
  /** One entity a line, all of them. */
  readonly lines: boolean;
};

/** As many as one page may name when only ids and dates are asked for. */
const MOST_MINIMAL = 10_000;
const MOST_PAGES = 100_000;

const EVERY_LIST = ['search', 'page', 'per_page', 'format'];
const OF_SERVICES = [
  ...EVERY_LIST,
  'taxonomy_term_id',
  'taxonomy_id',
  'organization_id',
  'modified_after',
  'full',
  // HSDS has these two of services at locations alone; here a service has one place.
  'postcode',
  'proximity',
];
/** What HSDS's openapi.json lets one ask of each list. */
const KNOWN: Readonly<Record<HsdsList, readonly string[]>> = {
  services: [...OF_SERVICES, 'minimal'],
  service_at_locations: OF_SERVICES,
  organizations: [...EVERY_LIST, 'taxonomy_term_id', 'taxonomy_id', 'full', 'full_service'],
  taxonomies: EVERY_LIST,
  // All terms are at the top.
  taxonomy_terms: [...EVERY_LIST, 'taxonomy_id', 'top_only', 'parent_id'],
};

/**
 * What a list is asked for. Passing over what it does not know would tell more than was asked for as if it fitted.
 *
 * @throws WrongParameter
 */
export function readListParameters(list: HsdsList, query: URLSearchParams): Request {
  onlyKnown(query, KNOWN[list], `${list} have`);
  flag(query, 'top_only');
  const asking = readParameters(query);
  if (asking.asked.proximity !== undefined && !asking.asked.postcode) {
    throw new WrongParameter('proximity: only with a postcode, from whose middle it is measured.');
  }
  return asking;
}

/** Whether one organization is asked for with its services; there is nothing else to ask of one entity. @throws WrongParameter */
export function readFullService(list: HsdsList, query: URLSearchParams): boolean {
  onlyKnown(query, list === 'organizations' ? ['full_service'] : [], `one of ${list} has`);
  return flag(query, 'full_service');
}

function onlyKnown(query: URLSearchParams, known: readonly string[], whose: string): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const others = known.length > 0 ? `, but ${known.join(', ')}` : '';
  throw new WrongParameter(`${unknown.slice(0, 40)}: ${whose} no such parameter${others}.`);
}

/** The query of HSDS's openapi.json. @throws WrongParameter */
function readParameters(query: URLSearchParams): Request {
  const minimal = flag(query, 'minimal');
  const most = minimal ? MOST_MINIMAL : LIMITS.pageSizeMax;
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'ndjson') throw new WrongParameter('format: json or ndjson.');
  const search = text(query, 'search');
  if (search && search.length > LIMITS.searchWords) {
    throw new WrongParameter(`search: at most ${LIMITS.searchWords} characters.`);
  }
  return {
    lines: format === 'ndjson',
    page: {
      number: whole(query, 'page', 1, MOST_PAGES) ?? 1,
      size: whole(query, 'per_page', 1, most) ?? (minimal ? most : LIMITS.pageSize),
    },
    asked: {
      search,
      minimal,
      full: flag(query, 'full'),
      fullService: flag(query, 'full_service'),
      taxonomyTermId: text(query, 'taxonomy_term_id'),
      taxonomyId: text(query, 'taxonomy_id'),
      organizationId: text(query, 'organization_id'),
      parentId: text(query, 'parent_id'),
      modifiedAfter: moment(query, 'modified_after'),
      postcode: text(query, 'postcode'),
      proximity: whole(query, 'proximity', 0, 1_000_000),
    },
  };
}

/** Given and empty is not given. */
const text = (query: URLSearchParams, name: string): string | undefined =>
  query.get(name)?.trim() || undefined;

function flag(query: URLSearchParams, name: string): boolean {
  const value = text(query, name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw new WrongParameter(`${name}: true or false.`);
  return value === 'true';
}

function whole(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = text(query, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/u.test(value) ? Number(value) : -1;
  if (number < least || number > most) {
    throw new WrongParameter(`${name}: a whole number from ${least} to ${most}.`);
  }
  return number;
}

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/u;

/** A day begins, and a time without a zone is, in UTC. */
function moment(query: URLSearchParams, name: string): Date | undefined {
  const value = text(query, name);
  if (value === undefined) return undefined;
  const [, day = '', time = '00:00', zone = 'Z'] = MOMENT.exec(value) ?? [];
  const at = new Date(`${day}T${time}${zone.replace(/(\d{2}):?(\d{2})$/u, '$1:$2')}`);
  if (!isCalendarDay(day) || Number.isNaN(+at)) {
    throw new WrongParameter(`${name}: a moment such as 2026-11-22T08:00:00Z.`);
  }
  return at;
}
