import type { IncomingHttpHeaders } from 'node:http';

export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Called once, when it is known what the span was. */
export type Describe = (name: string, attributes: Attributes, failed?: boolean) => void;

export type Tracing = {
  /** Runs `work` as a span within the one that runs already, or within the caller's by `traceparent`. */
  span<T>(
    name: string,
    work: (describe: Describe) => Promise<T>,
    caller?: IncomingHttpHeaders,
  ): Promise<T>;
  /** Sends what has not been sent. */
  close(): Promise<void>;
};

export const untraced: Tracing = {
  span: (_name, work) => work(() => {}),
  close: () => Promise.resolve(),
};

/** OpenTelemetry's packages are loaded only where traces are wanted: else they would cost start and memory. */
export async function startTracing(
  traces: { readonly endpoint: string; readonly serviceName: string } | null,
): Promise<Tracing> {
  if (!traces) return untraced;
  const { startOpenTelemetry } = await import('./open-telemetry.ts');
  return startOpenTelemetry(traces);
}
