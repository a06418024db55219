// `pnpm bench` runs the benches of minutes and writes what it found into tests/bench/README.md; `pnpm bench reads`
// runs one. `crash`, `soak`, `figures` and `scale`, which take long, run only when they are named.
// `--minutes` is for how long the memory is watched, `--sockets` how many follow in the soak, `--persons` of how
// many there are figures, `--small` and `--large` are how many people `scale` compares.
import { parseArgs } from 'node:util';
import { ensureGenerated } from '@throughline/prisma/generate';
import { toolEnv } from '../support/steps.ts';

Object.assign(process.env, toolEnv());
await ensureGenerated({ environment: process.env });

const { values, positionals: names } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    minutes: { type: 'string', default: '10' },
    kills: { type: 'string', default: '100' },
    seed: { type: 'string' },
    sockets: { type: 'string', default: '2000' },
    persons: { type: 'string', default: '100000' },
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
  },
  allowPositionals: true,
});
const minutes = Number(values.minutes);

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  reads: async () => (await import('./reads.ts')).reads(),
  fanout: async () => (await import('./fanout.ts')).fanout(),
  latency: async () => (await import('./latency.ts')).latency(),
  memory: async () => (await import('./memory.ts')).memory({ minutes }),
  crash: async () =>
    (await import('./crash.ts')).benchCrash({
      kills: Number(values.kills),
      ...(values.seed && { seed: Number(values.seed) }),
    }),
  soak: async () => (await import('./soak.ts')).soak({ sockets: Number(values.sockets), minutes }),
  figures: async () => (await import('./figures.ts')).figures({ persons: Number(values.persons) }),
  scale: async () =>
    (await import('./scale.ts')).scale({
      small: Number(values.small),
      large: Number(values.large),
    }),
};

const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
const chosen = names.length > 0 ? names : ['reads', 'fanout', 'latency', 'memory'];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!chosen.includes(name)) continue;
  console.log(`\n${name}`);
  await bench();
}
