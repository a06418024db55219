import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { API_LIMITS } from '@throughline/api/graphql/limits';
import { DELIVERED_EVENTS, WEBHOOK_EVENT_NAMES } from '@throughline/schema/domain/webhook/webhook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProgram } from '../support/api-clients.ts';
import { act } from '../support/ask.ts';
import { readProjectFile } from '../support/files.ts';
import { seedReferral } from '../support/referral-seed.ts';
import type { SeededReferral } from '../support/referral-seed.ts';
import { paid, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { startTestServer } from '../support/test-server.ts';
import type { TestServer } from '../support/test-server.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { eventually, say } from './support/act.ts';

const run = promisify(execFile);
const guide = readProjectFile('api/GUIDE.md');

/** The example of a language that stands under a heading, as a reader would copy it. */
function example(heading: string, language: string): string {
  const section = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [, code] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section) ?? [];
  if (!code) throw new Error(`The guide has no ${language} under ${heading}.`);
  return code;
}

let server: TestServer;
let world: World;
let referral: SeededReferral;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  server = await startTestServer({ webhookAddresses: 'any', demo: false });
  world = await seedWorld();
  referral = await seedReferral(world, 'RECEIVED');
  const { token } = await makeProgram(world.receiver.admin, ['REFERRALS_READ']);
  env = { PATH: process.env['PATH'], URL: server.url, TOKEN: token };
});
afterAll(() => server.close());

test('the guide’s question is answered', async () => {
  const { stdout } = await run('bash', ['-c', example('Ask', 'sh')], { env });
  const { data } = JSON.parse(stdout) as { data: { referrals: { edges: unknown[] } } };
  expect(data.referrals.edges).toEqual([
    { node: expect.objectContaining({ id: referral.id, status: 'RECEIVED' }) },
  ]);
});

test('the guide’s counts are answered', async () => {
  const { stdout } = await run('bash', ['-c', example('Count', 'sh')], { env });
  const { data } = JSON.parse(stdout) as { data: { referralReport: { total: object } } };
  expect(data.referralReport.total).toMatchObject({ late: 0 });
  const { token } = await makeProgram(world.state, ['FIGURES_READ']);
  const ask = example('Count statewide', 'sh');
  const [own, statewide] = await Promise.all(
    [env, { ...env, TOKEN: token }].map(async (each) => {
      const answer = await run('bash', ['-c', ask], { env: each });
      return (JSON.parse(answer.stdout) as { data: { statewideFigures: object | null } }).data
        .statewideFigures;
    }),
  );
  expect(own).toBeNull();
  expect(statewide).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
});

test('the guide’s question to the published directory is answered', async () => {
  const base = server.url.replace(/\/graphql$/, '');
  const { stdout } = await run('bash', ['-c', example('HSDS', 'sh')], {
    env: { ...env, URL: base },
  });
  expect(JSON.parse(stdout)).toMatchObject({ page_number: 1, contents: [] });
});

test('the guide shows what is left', async () => {
  const { stdout } = await run('bash', ['-c', example('What is left', 'sh')], { env });
  const { clientRequests, clientCost } = API_LIMITS;
  expect(stdout.toLowerCase()).toContain(
    `ratelimit-policy: "requests";q=${clientRequests.allowed};w=60, "cost";q=${clientCost.allowed};w=60`,
  );
  expect(stdout.toLowerCase()).toMatch(/^ratelimit: "requests";r=\d+;t=\d+/m);
});

test('the guide’s program follows', async () => {
  const program = spawn(process.execPath, ['--input-type=module', '-e', example('Follow', 'js')], {
    env,
  });
  let said = '';
  program.stdout.on('data', (chunk) => (said += String(chunk)));
  program.stderr.on('data', (chunk) => (said += String(chunk)));
  const ended = once(program, 'exit');
  await eventually(() => said.includes('following'));
  let over = false;
  void ended.then(() => (over = true));
  await eventually(async () => {
    if (!over) await say(world.sender.staff, referral.id);
    return over;
  });
  expect(JSON.parse(said.trim().split('\n')[1] ?? said)).toMatchObject({
    __typename: 'ReferralChanged',
    activity: { kind: 'MESSAGE_POSTED', referral: { number: referral.number } },
  });
});

test('the guide lists every type of event', () => {
  const listed = [...guide.matchAll(/^\| `((?:referral\.|ping)\S*)` +\|/gm)].map(
    ([, type]) => type,
  );
  expect(listed).toEqual(DELIVERED_EVENTS.map((event) => WEBHOOK_EVENT_NAMES[event]));
});

test('the guide’s receiver knows what is from here', async () => {
  const { isFromThroughline } = (await import(
    `data:text/javascript,${encodeURIComponent(example('Be told', 'js'))}`
  )) as { isFromThroughline: (headers: object, body: string, secret: string) => boolean };
  const receiver = await startReceiver();
  const done = await act(
    world.receiver.admin,
    'createWebhook',
    { url: receiver.url, events: ['REFERRAL_ACCEPTED'] },
    '... on WebhookPayload { secret webhook { id } }',
  );
  paid(done, 'webhook');
  const accept = await act(
    world.receiver.staff,
    'acceptReferral',
    { id: referral.id },
    '... on ReferralPayload { referral { id } }',
  );
  paid(accept, 'referral');
  await eventually(() => receiver.received.length === 1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
  expect(isFromThroughline(headers, body, String(done['secret']))).toBe(true);
  expect(isFromThroughline(headers, `${body} `, String(done['secret']))).toBe(false);
  const told = JSON.parse(example('Be told', 'json')) as { data: object };
  const { data } = JSON.parse(body) as { data: object };
  expect(Object.keys(data)).toEqual(Object.keys(told.data));
});
