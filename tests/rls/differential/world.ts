import { makeCast } from './cast.ts';
import type { Player } from './cast.ts';
import { makePeople } from './people-story.ts';
import { Random } from './random.ts';
import { makeReferrals } from './referral-story.ts';
import { Script } from './script.ts';

/** Fills a database with a story of its own. @returns everybody who may ask */
export async function makeWorld(adminUrl: string, seed: number): Promise<readonly Player[]> {
  const random = new Random(seed);
  const script = new Script();
  const now = new Date();
  const cast = makeCast(script, random, new Date(now.getTime() - 200 * 86_400_000));
  const people = makePeople(script, random, cast, now);
  makeReferrals(script, random, cast, people, now);
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
  script.update('organization', cast.suspended, { status: 'SUSPENDED' });
  await script.play(adminUrl);
  // Its members act for it no more.
  return [...cast.players, ...cast.programs].filter(
    ({ actor }) => actor.organizationId !== cast.suspended,
  );
}
