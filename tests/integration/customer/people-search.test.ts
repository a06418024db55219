import { STATE_AGENCY_ID } from '@throughline/prisma/seed/reference/areas';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';

const looks: Record<'partner' | 'state', Visitor | undefined> = {
  partner: undefined,
  state: undefined,
};

async function writeDown(who: Visitor, firstName: string, lastName: string): Promise<void> {
  const input = {
    firstName,
    lastName,
    language: 'en',
    countyFips: '17077',
    contact: { preferredChannel: 'PHONE', phoneMessageOk: true, safeTimes: [] },
  };
  const { __typename } = await act(who, 'createPerson', input, '');
  expect(__typename).toBe('PersonPayload');
}

beforeAll(async () => {
  const partner = await makeStaff(await makeOrganization());
  looks.partner = partner;
  looks.state = await makeStaff(STATE_AGENCY_ID, 'STATE_ADMIN');
  await writeDown(partner, 'Tessa', 'Lindqvist');
  await writeDown(partner, 'Xochitl', 'Zamora');
  await writeDown(partner, 'Ulrike', 'Whitaker');
});

describe.each(['partner', 'state'] as const)('who looks for a name with a slip as a %s', (who) => {
  test.each([
    ['Lindqist', 'Tessa Lindqvist'],
    ['lindkvist', 'Tessa Lindqvist'],
    ['tesa lindqvist', 'Tessa Lindqvist'],
    ['zamra', 'Xochitl Zamora'],
    ['Witaker', 'Ulrike Whitaker'],
  ])('“%s” finds %s', async (words, name) => {
    const query = `query ($words: String) { people(words: $words) { edges { node { displayName } } } }`;
    const { data } = await ask(looks[who] as Visitor, query, { words });
    const names = data.people.edges.map(({ node }: { node: { displayName: string } }) => node);
    expect(names).toContainEqual({ displayName: name });
  });
});

test('another name is not taken for a slip', async () => {
  const query = `query ($words: String) { people(words: $words) { totalCount } }`;
  for (const words of ['Lindholm', 'Zavala', 'Whitfield'])
    expect((await ask(looks.partner as Visitor, query, { words })).data.people.totalCount).toBe(0);
});
