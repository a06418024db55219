import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { seedApplicant, started, tryToMove } from '../../support/application-world.ts';
import type { ApplicationWorld } from '../../support/application-world.ts';
import { ask } from '../../support/ask.ts';
import { uniqueLastName } from '../../support/names.ts';
import { seedPerson } from '../../support/seed.ts';

type Asked = Readonly<Record<string, unknown>>;
async function caseload(who: Visitor, asked: Asked = {}) {
  const { data, errors } = await ask(
    who,
    `query ($mine: Boolean, $plannerId: ID, $statuses: [ApplicationStatus!], $words: String, $first: Int,
       $after: String) {
       applications(mine: $mine, plannerId: $plannerId, statuses: $statuses, words: $words, first: $first,
         after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id person { id } } } } }`,
    asked,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.applications;
}
const idsOf = async (who: Visitor, asked?: Asked): Promise<string[]> =>
  (await caseload(who, asked)).edges.map(({ node }: { node: { id: string } }) => node.id);

describe('the caseload of an area (catalogues 6.1, REF-019)', () => {
  let world: ApplicationWorld;
  const ids = { first: '', second: '', colleagues: '' };
  const lastName = uniqueLastName();
  beforeAll(async () => {
    world = await seedApplicant();
    const { planner, colleague, applicantId } = world;
    ids.first = (await started(planner, applicantId)).id;
    ids.second = (await started(planner, await seedPerson(planner, { lastName }))).id;
    ids.colleagues = (await started(colleague, await seedPerson(colleague))).id;
  });

  test('is listed for its staff, longest in its status first, and for nobody else', async () => {
    const { planner, colleague, otherArea, sender, receiver, elsewhere, state, monitor } = world;
    for (const who of [planner, colleague, otherArea.admin])
      expect(await idsOf(who)).toEqual([ids.first, ids.second, ids.colleagues]);
    for (const who of [sender.staff, receiver.admin, elsewhere.admin, state, monitor])
      expect(await caseload(who)).toMatchObject({ totalCount: 0, edges: [] });
    await expect(caseload(world.customer)).rejects.toThrow('FORBIDDEN');
  });

  test('is narrowed to one’s own, a colleague’s, a status and a name', async () => {
    const { planner, colleague } = world;
    expect(await idsOf(planner, { mine: true })).toEqual([ids.first, ids.second]);
    expect(await idsOf(planner, { plannerId: colleague.userId })).toEqual([ids.colleagues]);
    expect(await idsOf(planner, { plannerId: 'nobody' })).toEqual([]);
    expect(await idsOf(planner, { words: lastName })).toEqual([ids.second]);
    expect(await idsOf(planner, { statuses: ['SUBMITTED'] })).toEqual([]);
  });

  test('comes in pages that hold while rows move', async () => {
    const { planner } = world;
    const { pageInfo, totalCount } = await caseload(planner, { first: 1 });
    expect([pageInfo.hasNextPage, totalCount]).toEqual([true, 3]);
    await tryToMove(planner, ids.first, 'SUBMIT');
    const rest = await idsOf(planner, { after: pageInfo.endCursor });
    expect(rest).toEqual([ids.second, ids.colleagues, ids.first]);
    expect(await idsOf(planner, { statuses: ['SUBMITTED'] })).toEqual([ids.first]);
  });

  test('leaves out what is closed, unless asked for', async () => {
    const { planner } = world;
    await tryToMove(planner, ids.second, 'WITHDRAW', 'CUSTOMER_ASKED');
    expect(await idsOf(planner)).not.toContain(ids.second);
    expect(await idsOf(planner, { statuses: ['WITHDRAWN', 'DENIED'] })).toEqual([ids.second]);
  });

  test('is offered in the menu of an area alone', async () => {
    const capabilities = async (who: Visitor): Promise<string[]> =>
      (await ask(who, '{ viewer { capabilities } }')).data.viewer.capabilities;
    for (const who of [world.planner, world.otherArea.admin])
      expect(await capabilities(who)).toContain('CASELOAD');
    for (const who of [world.sender.staff, world.receiver.admin, world.state])
      expect(await capabilities(who)).not.toContain('CASELOAD');
  });
});
