import { randomUUID } from 'node:crypto';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { act } from './ask.ts';
import type { Visitor } from './actors.ts';
import { adminQuery } from './database.ts';

/** A session of the week to come, as the state's form sends it. */
export const sessionInput = (otherwise: object = {}) => ({
  pathway: 'UNIVERSAL',
  title: 'Answering referrals',
  description: 'From the first look to the outcome.',
  objectives: ['Answer in time.'],
  prompts: [],
  polls: ['ATTENDANCE', 'REFLECTION'],
  day: addDays(dateOf(new Date()), 7),
  from: '10:00',
  until: '11:00',
  liveUrl: 'https://meet.example.org/1',
  ...otherwise,
});

const ANSWER = '... on TrainingPayload { session { id version } }';

export const saveSession = (by: Visitor, otherwise: object = {}) =>
  act(by, 'saveTrainingSession', sessionInput(otherwise), ANSWER);

/** One that goes on now. */
export async function liveSession(polls = ['ATTENDANCE', 'REFLECTION']): Promise<string> {
  const id = randomUUID();
  await adminQuery(
    `insert into training_session (id, pathway, title, description, polls, starts_at, ends_at)
     values ($1, 'UNIVERSAL', 'Now', 'Now.', $2, now() - interval '1 hour', now() + interval '1 hour')`,
    [id, polls],
  );
  await adminQuery(
    `insert into training_live_link (session_id, url) values ($1, 'https://meet.example.org/now')`,
    [id],
  );
  return id;
}

const SESSION = `session { id liveUrl viewerActions registration { registeredAt noticeReadAt }
  polls { poll own counts { choice count } } }`;

/** One of the mutations that anybody makes. */
export const takePart = (by: Visitor, name: string, sessionId: string, more: object = {}) =>
  act(by, name, { sessionId, ...more }, `... on TrainingPayload { ${SESSION} }`);
