import { ROLE_LABELS } from '@throughline/schema/domain/access/role';
import type { Role } from '@throughline/schema/domain/access/role';
import { CHANGED_FIELD_LABELS, changedValue } from '@throughline/schema/domain/customer/access-log';
import type { ChangedField } from '@throughline/schema/domain/customer/access-log';
import { dateOf, isLocalDate } from '@throughline/schema/domain/shared/chicago-time';
import type { Cell, Table } from '@throughline/schema/domain/shared/table';
import { formatFull } from '@throughline/schema/domain/shared/time-words';
import { ACTING_MEMBERSHIP_HEADER } from '@throughline/schema/platform/context';
import { askFor } from '../http/asked.ts';
import type { Ask, Asked } from '../http/asked.ts';
import { csvOf } from './csv.ts';
import { fileResponse, textResponse } from './file-response.ts';

const PATH = '/people/access-log.csv';

/** Of a hundred entries each. */
const PAGES = 50;

const LOG = `query AccessLogFile($personId: ID, $from: Date, $to: Date, $after: String) {
  accessLog(personId: $personId, from: $from, to: $to, first: 100, after: $after) {
    edges { node { at role address person { displayName } user { name } organization { name } referral { number }
      changes { field isOpen before after } } }
    pageInfo { hasNextPage endCursor } } }`;

type Named = { readonly name: string } | null;
type Entry = {
  readonly at: string;
  readonly role: Role | null;
  readonly address: string | null;
  readonly person: { readonly displayName: string } | null;
  readonly user: Named;
  readonly organization: Named;
  readonly referral: { readonly number: string } | null;
  readonly changes: readonly {
    readonly field: ChangedField;
    readonly isOpen: boolean;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};
type Answer = {
  readonly accessLog: {
    readonly edges: readonly { readonly node: Entry }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
};

export const isAccessLog = (path: string): boolean => path === PATH;

/**
 * `GET /people/access-log.csv` (CORE-014): who looked at whom and who changed what, as the administrator's own page
 * says it, because it asks the same question: newest first, a line for each look and for each field that was changed.
 *
 * `from`, `to`: days; `person`: of this one only; `membership`: the one to act under.
 */
export async function answerAccessLog(asked: Asked, ask: Ask): Promise<Response> {
  if (asked.method !== 'GET') return textResponse(405, 'Read only.', { allow: 'GET' });
  const day = (name: string) => {
    const value = asked.params.get(name);
    return value && isLocalDate(value) ? value : null;
  };
  const headers = new Headers(asked.headers);
  const membership = asked.params.get('membership');
  if (membership) headers.set(ACTING_MEMBERSHIP_HEADER, membership);
  const about = { personId: asked.params.get('person'), from: day('from'), to: day('to') };
  const entries: Entry[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const variables: object = { ...about, after };
    const answer = await askFor<Answer>(ask, headers, LOG, variables);
    if (answer.refusal) {
      return textResponse(answer.refusal.status, answer.refusal.message, answer.headers);
    }
    const { edges, pageInfo } = answer.data.accessLog;
    entries.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (!after) break;
  }
  const rest: Cell[][] = after ? [['There is more. Choose fewer days.']] : [];
  const { columns, rows } = tableOf(entries);
  const name =
    `access-log-${about.from ?? 'all'}-to-${about.to ?? dateOf(new Date())}.csv` as const;
  return fileResponse(csvOf({ columns, rows: [...rows, ...rest] }), name);
}

const COLUMNS = [
  'When',
  'Person',
  'Who',
  'Organization',
  'Role',
  'What',
  'Field',
  'Before',
  'After',
  'Network address',
];

function tableOf(entries: readonly Entry[]): Table {
  return {
    columns: COLUMNS,
    rows: entries.flatMap((entry): Cell[][] => {
      const { at, person, user, organization, role, referral, changes, address } = entry;
      const byPerson = role === null;
      const who = [
        formatFull(new Date(at), 'en'),
        person?.displayName ?? 'Not visible to you',
        byPerson ? 'The person' : (user?.name ?? 'Somebody who has left'),
        organization?.name ?? '',
        byPerson ? '' : ROLE_LABELS[role].en,
      ];
      if (changes.length === 0) {
        const what = referral ? `Opened referral ${referral.number}` : 'Opened the record';
        return [[...who, what, '', '', '', address ?? '']];
      }
      return changes.map(({ field, isOpen, before, after }) => [
        ...who,
        'Changed',
        CHANGED_FIELD_LABELS[field].en,
        isOpen ? changedValue(field, before, 'en') : 'Not visible to you',
        isOpen ? changedValue(field, after, 'en') : 'Not visible to you',
        address ?? '',
      ]);
    }),
  };
}
