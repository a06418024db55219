import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './steps.ts';

export type ComposeService = {
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  readonly replicas: number;
};

type Raw = {
  command?: [string, ...string[]];
  environment?: Record<string, string>;
  deploy?: { replicas?: number };
};

/** What compose.yaml starts, its variables filled in as a container engine does. Only services of our image. */
export function readCompose(
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, ComposeService>> {
  const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
  const { services } = parse(text, { merge: true }) as { services: Record<string, Raw> };
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, { command, environment = {}, deploy }]) => {
      if (!command) return [];
      const filled = Object.entries(environment).map(([key, value]) => [key, fillIn(value, env)]);
      const service: ComposeService = {
        command,
        environment: Object.fromEntries(filled) as Record<string, string>,
        replicas: deploy?.replicas ?? 1,
      };
      return [[name, service]];
    }),
  );
}

const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

function fillIn(text: string, env: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (_, name: string, kind?: string, rest = '') => {
    const value = env[name];
    if (value) return value;
    if (kind === '?') throw new Error(`${name} is missing: ${rest}`);
    return rest;
  });
}
