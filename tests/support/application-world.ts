import { makeStaff } from './actors.ts';
import type { Visitor } from './actors.ts';
import { act, ask } from './ask.ts';
import { adminQuery } from './database.ts';
import { paid, seedPerson, seedWorld } from './seed.ts';
import type { World } from './seed.ts';

/**
 * A world, and in the receiver's area a career planner who wrote somebody down: with the same name and phone as the
 * world's customer, so that the two records are a likely match.
 */
export type ApplicationWorld = World & {
  readonly planner: Visitor;
  readonly colleague: Visitor;
  readonly applicantId: string;
};

export async function seedApplicant(firstName = 'Ana'): Promise<ApplicationWorld> {
  const world = await seedWorld();
  const [planner, colleague] = await Promise.all([
    makeStaff(world.otherArea.id),
    makeStaff(world.otherArea.id),
  ]);
  const [person] = await adminQuery('select last_name from person where id = $1', [world.personId]);
  const lastName = String(person?.['last_name']);
  const applicantId = await seedPerson(planner, { firstName, lastName });
  return { ...world, planner, colleague, applicantId };
}

const APPLICATION = `... on ApplicationPayload { application { id status closedAt closeReason
  planner { id } person { id } viewerActions earlierRecords { id attached basis referralCount person { id } } } }`;

export const tryToStart = (who: Visitor, personId: string, program = 'TITLE_I_ADULT') =>
  act(who, 'startApplication', { personId, program, agreement: 'WRITTEN' }, APPLICATION);

type Application = {
  readonly id: string;
  readonly status: string;
  readonly earlierRecords: readonly {
    readonly id: string;
    readonly attached: boolean | null;
    readonly basis: readonly string[];
    readonly referralCount: number;
    readonly person: { readonly id: string } | null;
  }[];
};

export const started = async (who: Visitor, personId: string): Promise<Application> =>
  paid(await tryToStart(who, personId), 'application') as Application;

export const tryToMove = (who: Visitor, id: string, event: string, reason: string | null = null) =>
  act(who, 'moveApplication', { id, event, reason }, APPLICATION);

export const tryToDecide = (
  who: Visitor,
  applicationId: string,
  recordId: string,
  samePerson = true,
) => act(who, 'decideEarlierRecord', { applicationId, recordId, samePerson }, APPLICATION);

export const decided = async (...decision: Parameters<typeof tryToDecide>): Promise<Application> =>
  paid(await tryToDecide(...decision), 'application') as Application;

export const tryToAssign = (who: Visitor, id: string, plannerId: string) =>
  act(who, 'assignApplication', { id, plannerId }, APPLICATION);

/** What the viewer finds on the plan of somebody; null when they find nobody. */
export async function planOf(who: Visitor, personId: string) {
  const { data, errors } = await ask(
    who,
    `query ($id: ID!) { person(id: $id) { id startablePrograms goesIntegrated
       contact { phone } applications { id status closedAt earlierRecords { id attached } }
       planReferrals(first: 50) { totalCount edges { node {
         id status pathway detail { reason } history(first: 50) { edges { node { kind } } } } } }
       whoCanSee { reason endReason organization { id } } } }`,
    { id: personId },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.person;
}

export const referralsOn = (plan: {
  planReferrals: { edges: { node: { id: string } }[] };
}): string[] => plan.planReferrals.edges.map(({ node }) => node.id);
