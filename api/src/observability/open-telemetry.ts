import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { watchStatements } from '@throughline/prisma/observe';
import type { Attributes, Tracing } from './tracing.ts';

const LONGEST_STATEMENT = 4_000;

/** Spans of requests, GraphQL operations and SQL statements, sent by OTLP over HTTP. Never values. */
export function startOpenTelemetry(options: {
  readonly endpoint: string;
  readonly serviceName: string;
}): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/+$/, '')}/v1/traces`,
  });
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': options.serviceName }),
    ),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const tracer = provider.getTracer('throughline');

  watchStatements((text) => {
    // Of a request: what sweepers and the tailer ask every second would drown it.
    if (!trace.getActiveSpan()) return () => {};
    const span = tracer.startSpan(text.trimStart().split(/\s/, 1)[0]?.toUpperCase() ?? 'SQL', {
      kind: SpanKind.CLIENT,
      attributes: {
        'db.system.name': 'postgresql',
        'db.query.text': text.slice(0, LONGEST_STATEMENT),
      },
    });
    return (error) => {
      if (error) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
  });

  return {
    async span(name, work, caller) {
      const parent = caller ? propagation.extract(ROOT_CONTEXT, caller) : context.active();
      const kind = caller ? SpanKind.SERVER : SpanKind.INTERNAL;
      return tracer.startActiveSpan(name, { kind }, parent, async (span) => {
        try {
          return await work((described, attributes, failed) => {
            span.updateName(described).setAttributes(withoutNull(attributes));
            if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          });
        } finally {
          span.end();
        }
      });
    },
    async close() {
      watchStatements(null);
      await provider.shutdown().catch(() => {}); // a collector that is away must not keep us
    },
  };
}

const withoutNull = (attributes: Attributes) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) as Record<
    string,
    string | number | boolean
  >;
