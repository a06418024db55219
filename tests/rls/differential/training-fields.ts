import type { Actor } from '@throughline/schema/domain/access/actor';
import { line, sorted } from './field.ts';
import type { RootField } from './field.ts';
import type { Oracle } from './oracle.ts';

type Session = {
  id: string;
  liveUrl: string | null;
  registration: { registeredAt: string } | null;
  registrations: { user: { id: string } }[];
  polls: { own: string | null; counts: { choice: string; count: number }[] }[];
};

const SESSION = `id liveUrl registration { registeredAt } registrations { user { id } }
  polls { own counts { choice count } }`;

const seenOf = (session: Session): string =>
  line(
    session.id,
    session.liveUrl,
    session.registration !== null,
    ...sorted(session.registrations.map(({ user }) => user.id)),
    ...session.polls.flatMap(({ own, counts }) => [
      own ?? 'none',
      ...counts.map(({ choice, count }) => `${choice}:${count}`),
    ]),
  );

/** Sessions are all staff's; who comes is the state's to know, an answer nobody's but one's own. */
function expectedOf({ rows }: Oracle, { role, userId }: Actor, id: string): string {
  const state = role === 'STATE_ADMIN';
  const coming = rows.training_registration.filter(
    (row) => row.session_id === id && row.withdrawn_at === null,
  );
  const mine = coming.find(({ user_id }) => user_id === userId);
  const link = rows.training_live_link.find(({ session_id }) => session_id === id);
  const answers = rows.training_answer.filter(({ session_id }) => session_id === id);
  const asked = rows.training_session.find((row) => row.id === id)?.polls ?? [];
  const polls = asked.map((poll) => {
    const given = answers.filter((row) => row.poll === poll);
    const choices =
      poll === 'ATTENDANCE'
        ? ['YES', 'NO']
        : ['CONVERSATIONS', 'COORDINATION', 'GOAL_TRACKING', 'CASE_MANAGEMENT', 'CONSISTENCY'];
    return {
      own: given.find(({ user_id }) => user_id === userId)?.choice ?? null,
      counts: choices.map((choice) => ({
        choice,
        count: given.filter((row) => row.choice === choice).length,
      })),
    };
  });
  return seenOf({
    id,
    liveUrl: state || mine?.notice_read_at ? (link?.url ?? null) : null,
    registration: mine ? { registeredAt: '' } : null,
    registrations: (state ? coming : mine ? [mine] : []).map(({ user_id }) => ({
      user: { id: user_id },
    })),
    polls,
  });
}

export const TRAINING_FIELDS: readonly RootField[] = [
  {
    name: 'trainingSessions',
    document: `query ($pathway: ReferralPathway) { found: trainingSessions(pathway: $pathway) { ${SESSION} } }`,
    for: 'STAFF',
    ask: (random) => ({ pathway: random.pick([null, 'UNIVERSAL', 'INTEGRATED']) }),
    expected: (oracle, { actor }, { pathway }) =>
      sorted(
        oracle.rows.training_session
          .filter((row) => !pathway || row.pathway === pathway)
          .map(({ id }) => expectedOf(oracle, actor, id)),
      ),
    seen: ({ found }: { found: Session[] }) => sorted(found.map(seenOf)),
  },
  {
    name: 'trainingSession',
    document: `query ($id: ID!) { found: trainingSession(id: $id) { ${SESSION} } }`,
    for: 'STAFF',
    ask: (random, { rows }) => ({
      id: random.pick([...rows.training_session, ...rows.person.slice(0, 2)]).id,
    }),
    expected: (oracle, { actor }, { id }) =>
      oracle.rows.training_session.some((row) => row.id === id)
        ? expectedOf(oracle, actor, String(id))
        : null,
    seen: ({ found }: { found: Session | null }) => found && seenOf(found),
  },
];
