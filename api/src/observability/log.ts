/** One JSON line an event. Never variables, bodies, names or addresses. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
};

export const LOG_LEVELS = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whose words are ours or the engine's; a database or a parser repeats what it was given. */
const OWN_WORDS = new Set(['Error', 'TypeError']);
const QUOTED = /"[^"]*"?|'[^']*'?|`[^`]*`?/g;

/** Where it happened, and what, as far as that cannot repeat what somebody wrote. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').map((line) => line.trim()) ?? [];
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(OWN_WORDS.has(error.name) && {
      message: error.message.split('\n', 1)[0]?.replaceAll(QUOTED, '…').slice(0, 200),
    }),
    ...(typeof code === 'string' && { code }),
    stack: frames
      .filter((line) => line.startsWith('at '))
      .slice(0, 5)
      .join(' | '),
  };
}

/** @param from what is less serious is not written */
export function createLog(write: (line: string) => void, from: LogLevel = 'info'): Log {
  const line = (level: LogLevel, event: string, fields?: LogFields) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(from)) return;
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }));
  };
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, error, fields) => line('error', event, { ...fields, ...describe(error) }),
  };
}

/** Nothing at all: for tests that expect errors. */
export const silentLog: Log = createLog(() => {});

export const stderrLog = (from: LogLevel): Log =>
  createLog((line) => process.stderr.write(`${line}\n`), from);
