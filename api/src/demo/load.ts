import { createClient } from '@throughline/prisma/client';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Database } from '@throughline/prisma/database';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { invitePerson } from '@throughline/schema/features/customer/commands/invite-person';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { SsnVault } from '@throughline/schema/platform/ssn-vault';
import { AuthDatabase } from '../auth/auth-database.ts';
import { planEarlierReferrals, tellOfApplication } from './applications.ts';
import { planCaseload } from './caseload.ts';
import type { FileStore } from '../files/store.ts';
import { tellOfColleagues } from './colleagues.ts';
import { addOwnFile, attachFiles } from './files.ts';
import { createOrganizations } from './organizations.ts';
import type { DemoOrganization } from './organizations.ts';
import { PATHS } from './paths.ts';
import type { Path } from './paths.ts';
import { tellOfEmergencies } from './emergencies.ts';
import { tellNumbers } from './numbers.ts';
import { planPlaces } from './places.ts';
import { birthDate, inventPeople } from './people.ts';
import { planPractice } from './practice.ts';
import { planPrograms } from './programs.ts';
import { seeded } from './random.ts';
import { tellOfRecords } from './records.ts';
import type { Random } from './random.ts';
import { Stage } from './stage.ts';
import { declineFor, open, referOn, send } from './steps.ts';
import { plan } from './story.ts';
import type { Known, Somebody } from './story.ts';
import { tellOfTraining } from './training.ts';
import { createCast } from './users.ts';
import { planWindows } from './windows.ts';
import type { Cast } from './users.ts';

export { demoSignIns } from './sign-ins.ts';

const SEED = 20261;
const PEOPLE = 64;

/**
 * Fills an empty database with the demo (CORE-022): organizations as reference data, everything that
 * people did by the product's own commands at their time.
 */
export async function loadDemo({
  database,
  ssn,
  store,
  onProgress,
}: {
  database: Pick<Database, 'roles'>;
  ssn: SsnVault;
  /** Where the files of the demo go. */
  store: FileStore;
  onProgress: (text: string) => void;
}): Promise<void> {
  const random = seeded(SEED);
  const app = createClient({ url: database.roles.app, poolSize: 2 });
  const worker = createClient({ url: database.roles.worker, poolSize: 2 });
  try {
    onProgress('Loading the demo: organizations and staff');
    const { organizations, cast } = await withClaims(systemClaims(), async () => {
      const made = await createOrganizations(worker.db, random);
      return { organizations: made, cast: await createCast(worker.db, made) };
    });
    const stage = new Stage(app.db, worker.db);
    const { stars, twins } = direct(stage, random, organizations, cast);
    const find = (key: string) => organizationNamed(organizations, key);
    const tessa = planEarlierReferrals(stage, new Date(), { cast, find, pathNamed });
    const nadia = cast.actors.get('nadia');
    if (!nadia) throw new Error('The demo has lost its career planner.');
    const emmett = planWindows(stage, new Date(), {
      planner: nadia,
      near: find('Rockford/library'),
    });
    planCaseload(stage, new Date(), casesOf(cast, find));
    planPractice(stage, worker.db, new Date(), { cast, pathNamed });
    let reported = 0;
    await stage.play((done, of) => {
      const tenth = Math.floor((done / of) * 10);
      if (tenth === reported) return;
      reported = tenth;
      onProgress(`Loading the demo: ${done} of ${of} events`);
    });
    await tellOfRecords(stage, cast, find);
    const [rosa, marcus, ike] = ['rosa', 'marcus', 'ike'].map((key) => cast.actors.get(key));
    const [ana] = stars;
    if (!rosa || !marcus || !ike || !ana) throw new Error('The demo has lost somebody.');
    await attachFiles(app.db, stage, store, { sender: rosa, receiver: marcus });
    await tellNumbers(stage, ssn, stars, twins);
    await tellOfEmergencies(stage, marcus, twins, { by: ike, known: ana });
    const auth = new AuthDatabase(database.roles.auth, () => {});
    const useCode = (userId: string, code: string) =>
      auth.value<string | null>('bind_person', userId, secretHash(code));
    try {
      for (const { key, sender, somebody } of stars)
        await giveAccount(
          stage,
          cast,
          { key, sender, personId: somebody.known?.personId },
          useCode,
        );
      await giveAccount(stage, cast, { key: 'emmett', sender: nadia, personId: emmett() }, useCode);
      await tellOfApplication(stage, tessa, { cast, find, pathNamed }, useCode);
      await tellOfTraining(stage, cast);
      await tellOfColleagues(stage, cast);
      await addOwnFile(app.db, stage, store, {
        userId: cast.customers.get(ana.key) ?? null,
        personId: ana.somebody.known?.personId ?? null,
      });
    } finally {
      await auth.close();
    }
  } finally {
    await app.close();
    await worker.close();
  }
}

function casesOf({ actors }: Cast, find: (key: string) => DemoOrganization) {
  const [planner, colleague, advisor] = ['nadia', 'helen', 'marcus'].map((key) => actors.get(key));
  if (!planner || !colleague || !advisor) throw new Error('The demo has lost somebody.');
  return { planner, colleague, advisor, college: find('Moline/college') };
}

type Star = Known & { readonly key: string };

/** Casts every path: senders are where people walk in, receivers whoever offers something else. */
function direct(
  stage: Stage,
  random: Random,
  organizations: readonly DemoOrganization[],
  cast: Cast,
): { stars: Star[]; twins: Known[] } {
  const now = new Date();
  const doors = organizations.filter(({ kind }) => DOORS.includes(kind));
  const people = inventPeople(random, doors, PEOPLE);
  const find = (key: string) => organizationNamed(organizations, key);
  const actorAt = (organization: DemoOrganization): Actor => {
    const actor = cast.answering.get(organization.id);
    if (!actor) throw new Error(`Nobody answers at ${organization.name}.`);
    return actor;
  };
  const put = (path: Path, somebody: Somebody, receiver: DemoOrganization) =>
    plan(stage, random, now, {
      path,
      somebody,
      sender: actorAt(somebody.from),
      receiver: actorAt(receiver),
      service: random.pick(receiver.services),
    });

  // A clinic without a free place: who is sent there waits, and who was declined went on to whom it suggested.
  const clinic = find('Moline/clinic');
  planPlaces(stage, now, organizations, { full: [clinic.key], actorAt });

  // The sign-ins have enough to do, and their customers can look.
  const rockford = find('Rockford/library');
  const college = find('Moline/college');
  const pantry = find('Moline/foodBank');
  const stars: Star[] = STARS.map(({ key, ...star }) => ({
    key,
    sender: actorAt(rockford),
    somebody: { ...star, from: rockford, dateOfBirth: birthDate(random) },
  }));
  const [ana, darnell] = stars.map(({ somebody }) => somebody);
  if (ana && darnell) {
    put(pathNamed('in-progress'), ana, college);
    put(pathNamed('delivered-fast'), ana, pantry);
    put(pathNamed('sent'), darnell, college);
    put(pathNamed('declined'), darnell, clinic);
    put(pathNamed('sent'), random.pick(people.filter((each) => each.from === rockford)), clinic);
    const [service] = clinic.services;
    const other = organizations.find(
      (each) =>
        each !== clinic && each.services.some(({ category }) => category === service?.category),
    );
    if (service && other) {
      const note = 'No appointment before spring. Try our colleagues, who have evening hours.';
      const path: Path = {
        name: 'declined-and-on',
        times: 1,
        lastStepWithin: 2,
        steps: [send, open(), declineFor(1, other.id, note), referOn(1)],
      };
      const [receiver, sender] = [actorAt(clinic), actorAt(rockford)];
      plan(stage, random, now, { path, somebody: darnell, sender, receiver, service });
    }
  }
  for (const name of [
    'draft',
    'recalled',
    'sent',
    'attempting',
    'received',
    'put-off',
    'booked',
    'in-progress',
    'delivered',
    'unanswered',
    'declined',
  ]) {
    put(pathNamed(name), random.pick(people.filter((each) => each.from === rockford)), college);
  }
  for (const name of ['sent', 'accepted', 'delivered-fast'])
    put(pathNamed(name), random.pick(people), pantry);

  const courses = random.shuffled(PATHS.flatMap((path) => Array<Path>(path.times).fill(path)));
  courses.forEach((path, index) => {
    const somebody = people[index % people.length];
    if (!somebody) return;
    const others = organizations.filter(
      (each) =>
        each.id !== somebody.from.id &&
        (each.town === somebody.from.town || random.next() < 0.15) &&
        !(each.kind === 'library'),
    );
    put(path, somebody, random.pick(others));
  });
  // Somebody whom two organizations of one town wrote down, with a slip in the name: a likely match.
  const twice = people.find((each) => each.email && each.from.town === rockford.town);
  const otherDoor = doors.find((each) => each.town === rockford.town && each.id !== twice?.from.id);
  const twins: Known[] = [];
  if (twice && otherDoor) {
    const slip = { ...twice, from: otherDoor, firstName: twice.firstName.slice(0, -1) };
    put(pathNamed('received'), twice, find('Rockford/housing'));
    put(pathNamed('sent'), slip, find('Moline/foodBank'));
    for (const somebody of [twice, slip]) twins.push({ sender: actorAt(somebody.from), somebody });
  }
  // One for the area's administrator to look after.
  const elsewhere = people.filter(({ from }) => from.town !== rockford.town);
  put(pathNamed('silent'), random.pick(elsewhere), find('Rockford/housing'));

  const priya = cast.actors.get('priya');
  const [somebody] = people;
  if (priya && somebody) {
    const intake = planPrograms(stage, now, priya);
    plan(stage, random, now, {
      path: pathNamed('by-program'),
      somebody,
      sender: actorAt(somebody.from),
      service: random.pick(college.services),
      get receiver() {
        return intake();
      },
    });
  }
  return { stars, twins };
}

function organizationNamed(
  organizations: readonly DemoOrganization[],
  key: string,
): DemoOrganization {
  const found = organizations.find((each) => each.key === key);
  if (!found) throw new Error(`The demo has no organization ${key}.`);
  return found;
}

function pathNamed(name: string): Path {
  const found = PATHS.find((path) => path.name === name);
  if (!found) throw new Error(`The demo has no path ${name}.`);
  return found;
}

/** The customers who can sign in were invited like anybody, by a printed code. */
async function giveAccount(
  stage: Stage,
  cast: Cast,
  {
    key,
    sender,
    personId,
  }: { readonly key: string; readonly sender: Actor; readonly personId: string | undefined },
  useCode: (userId: string, code: string) => Promise<string | null>,
): Promise<void> {
  const userId = cast.customers.get(key);
  if (!userId || !personId) throw new Error(`The demo's customer ${key} was never written down.`);
  let printed = '';
  await stage.act(
    sender,
    invitePerson((code) => {
      printed = code;
    }),
    { personId, kind: 'PRINTED' },
  );
  if (!(await useCode(userId, printed)))
    throw new Error(`The demo's customer ${key} could not be bound.`);
}

const DOORS = ['library', 'communityAction', 'employment'];

const STARS = [
  { key: 'ana', firstName: 'Ana', lastName: 'Torres', language: 'es', email: 'ana@example.org' },
  {
    key: 'darnell',
    firstName: 'Darnell',
    lastName: 'Brooks',
    language: 'en',
    email: 'darnell@example.org',
  },
] as const;
