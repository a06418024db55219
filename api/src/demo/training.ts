import type { Actor } from '@throughline/schema/domain/access/actor';
import { CHOICES_OF } from '@throughline/schema/domain/training/poll';
import { addDays, dateOf, timeOf } from '@throughline/schema/domain/shared/chicago-time';
import { answerPoll } from '@throughline/schema/features/training/commands/answer-poll';
import { registerForTraining } from '@throughline/schema/features/training/commands/register-for-training';
import { saveSession } from '@throughline/schema/features/training/commands/save-session';
import { trainingSessions } from '@throughline/prisma/seed/reference/training';
import { seeded } from './random.ts';
import type { Stage } from './stage.ts';
import type { Cast } from './users.ts';

/** Of the series; its last one was not recorded. */
const RECORDED = 5;

const COMING = {
  sessionId: null,
  expectedVersion: null,
  number: null,
  from: '10:00',
  until: '11:00',
  recordingUrl: null,
};

/** The state posts recordings and announces two more sessions; many come, and many have answered the polls of the one on referrals. */
export async function tellOfTraining(stage: Stage, { actors, answering }: Cast): Promise<void> {
  const state = actors.get('stella');
  const rosa = actors.get('rosa');
  const nadia = actors.get('nadia');
  if (!state || !rosa || !nadia) throw new Error('The demo has lost Stella, Rosa or Nadia.');
  const recorded = trainingSessions().slice(0, RECORDED);
  for (const { id, startsAt, endsAt, ...session } of recorded) {
    await stage.act(state, saveSession, {
      ...session,
      sessionId: id,
      expectedVersion: 0,
      day: dateOf(startsAt),
      from: timeOf(startsAt),
      until: timeOf(endsAt),
      liveUrl: null,
      recordingUrl: `https://video.example.org/career-planner-${session.number}`,
    });
  }
  const today = dateOf(new Date());
  const universal = await stage.act(state, saveSession, {
    ...COMING,
    pathway: 'UNIVERSAL',
    title: 'Answering referrals in time',
    description: 'Open questions of partners about the Universal form, and what is new in it.',
    objectives: ['Keep the due times.', 'Close a referral with its outcome.'],
    prompts: ['Your name', 'Your organization'],
    polls: ['REFLECTION'],
    day: addDays(today, 9),
    liveUrl: 'https://meet.example.org/universal',
  });
  const integrated = await stage.act(state, saveSession, {
    ...COMING,
    pathway: 'INTEGRATED',
    title: 'Referrals on the plan: open questions',
    description: 'Career planners bring the questions that came up since the series.',
    objectives: ['Refer from the plan.', 'Find earlier referrals of an applicant.'],
    prompts: [],
    polls: ['REFLECTION'],
    day: addDays(today, 16),
    liveUrl: 'https://meet.example.org/integrated',
  });
  const everybody: Actor[] = [...answering.values()];
  // Of its own, so that the stories of others stay what they are.
  const random = seeded(64);
  for (const actor of everybody.filter(() => random.next() < 0.4))
    await stage.act(actor, registerForTraining, universal);
  await stage.act(nadia, registerForTraining, integrated);
  const sessionId = recorded.at(-1)?.id ?? '';
  for (const actor of everybody.filter((each) => each !== rosa && random.next() < 0.6)) {
    for (const poll of ['ATTENDANCE', 'REFLECTION'] as const) {
      const choice = random.pick(CHOICES_OF[poll]);
      await stage.act(actor, answerPoll, { sessionId, poll, choice });
    }
  }
}
