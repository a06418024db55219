import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { enrollAfterwards, makeApplications } from './application-story.ts';
import { makeCast, makePracticeCast } from './cast.ts';
import type { Cast, Player } from './cast.ts';
import { makeFlow } from './flow-story.ts';
import { makePeople } from './people-story.ts';
import { PracticeRandom, Random } from './random.ts';
import { makeReferrals } from './referral-story.ts';
import { Script } from './script.ts';
import { makeTraining } from './training-story.ts';

/** Fills a database with a story of its own. @returns everybody who may ask */
export async function makeWorld(adminUrl: string, seed: number): Promise<readonly Player[]> {
  const random = new Random(seed);
  const script = new Script();
  const now = new Date();
  const start = new Date(now.getTime() - 200 * 86_400_000);
  const cast = makeCast(script, random, start);
  tell(script, random, cast, now);
  const practiceRandom = new PracticeRandom(~seed);
  const practice = makePracticeCast(script, practiceRandom, start);
  tell(script, practiceRandom, practice, now);
  for (const status of ['FAILED', 'FAILED', 'SENT']) {
    script.insert('mail_outbox', {
      id: random.id(),
      recipient: 'dana@example.org',
      kind: 'REFERRAL_NEWS',
      subject: 'Subject',
      body: random.pick(['Words', '']),
      status,
      failed_at: status === 'FAILED' ? now : null,
    });
  }
  script.insert('job_run', {
    job: 'due-times',
    day: '2026-11-03',
    runs: 7,
    changed: 2,
    failures: 0,
    last_run_at: now,
    slowest_ms: 12,
  });
  script.at(now);
  enrollAfterwards(script);
  makeFlow(script);
  makeTraining(script, random, cast, now);
  if (cast.suspended) script.update('organization', cast.suspended, { status: 'SUSPENDED' });
  await script.play(adminUrl);
  return [...cast.players, ...cast.programs, ...practice.players].map((player) =>
    player.actor.organizationId === cast.suspended ? suspended(player) : player,
  );
}

function tell(script: Script, random: Random, cast: Cast, now: Date): void {
  const people = makePeople(script, random, cast, now);
  makeReferrals(script, random, cast, people, now);
  makeApplications(script, random, cast, people, now);
}

/** Its members act for nobody (api/src/auth/claims.ts). */
const suspended = (player: Player): Player => ({
  ...player,
  label: `suspended ${player.label}`,
  actor: { ...ANONYMOUS, role: 'PENDING', userId: player.actor.userId },
});
