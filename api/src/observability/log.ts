/** One JSON line an event. Never variables, bodies, names or addresses. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
};

/** Where a stack leads is useful; the message may quote data, so it is cut at the first line. */
function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack
    ?.split('\n')
    .slice(1, 6)
    .map((line) => line.trim());
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    message: error.message.split('\n', 1)[0]?.slice(0, 200),
    ...(typeof code === 'string' && { code }),
    stack: frames?.join(' | '),
  };
}

export function createLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, fields?: LogFields) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }));
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, error, fields) => line('error', event, { ...fields, ...describe(error) }),
  };
}

/** Nothing at all: for tests that expect errors. */
export const silentLog: Log = createLog(() => {});

export const consoleLog: Log = createLog((line) => process.stderr.write(`${line}\n`));
