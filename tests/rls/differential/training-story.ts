import type { Cast } from './cast.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

const HOUR = 3_600_000;

/** Sessions that are over, going on and to come; who comes to them, and what they answered. */
export function makeTraining(script: Script, random: Random, { players }: Cast, now: Date): void {
  const staff = players.filter(({ actor }) => actor.organizationId !== null);
  for (const hours of [-200, -0.5, 50, 100]) {
    const id = random.id();
    const startsAt = new Date(now.getTime() + hours * HOUR);
    script.insert('training_session', {
      id,
      pathway: random.pick(['UNIVERSAL', 'INTEGRATED']),
      title: 'Session',
      description: 'About referring.',
      polls: ['ATTENDANCE', 'REFLECTION'],
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + HOUR),
    });
    script.insert('training_live_link', { session_id: id, url: `https://meet.example.org/${id}` });
    for (const { actor } of random.some(staff, 0.6)) {
      const withdrawn = random.chance(0.2);
      script.insert('training_registration', {
        session_id: id,
        user_id: actor.userId,
        organization_id: actor.organizationId,
        registered_at: new Date(startsAt.getTime() - HOUR),
        withdrawn_at: withdrawn ? startsAt : null,
        // Told and withdrawn is nothing that commands leave; the link must stay shut all the same.
        notice_read_at: random.chance(0.5) ? startsAt : null,
      });
    }
    for (const { actor } of random.some(staff, 0.4)) {
      script.insert('training_answer', {
        session_id: id,
        user_id: actor.userId,
        poll: 'ATTENDANCE',
        choice: random.pick(['YES', 'NO']),
        answered_at: now,
      });
    }
  }
}
