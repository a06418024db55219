import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WebhookAddresses } from './webhook/post.ts';
import { ANSWER_LINK_DAYS } from '@throughline/schema/domain/identity/answer-link';
import { API_LIMITS } from './graphql/limits.ts';
import type { SsnKey } from '@throughline/schema/platform/ssn-vault';
import { LOG_LEVELS } from './observability/log.ts';
import type { LogLevel } from './observability/log.ts';

/** Beside the embedded database of this checkout. */
const FILES_DIR = join(import.meta.dirname, '../../.data/files');

/** The only reader of the environment. Validated when a process starts; an error names the variable. */
const url = (protocols: readonly string[]) =>
  z.string().refine(
    (value) => {
      try {
        return protocols.includes(new URL(value).protocol);
      } catch {
        return false;
      }
    },
    `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );

const flag = z
  .enum(['0', '1', ''])
  .optional()
  .transform((value) => value === '1');

const perUser = (usual: number) => z.coerce.number('must be a number').int().min(0).default(usual);
const portNumber = z.coerce.number('must be a number').int().min(1).max(65535);

/** `id:key` with commas between, the key 32 bytes in base64; the first seals, the others still open. */
const ssnKeys = z.string().transform((value, context): SsnKey[] => {
  const keys = value.split(',').map((each) => {
    const [id = '', key = '', ...more] = each.trim().split(':');
    const bytes = new Uint8Array(Buffer.from(key, 'base64'));
    return /^[\w-]{1,40}$/.test(id) && bytes.length === 32 && more.length === 0
      ? { id, key: bytes }
      : null;
  });
  const valid = keys.filter((each) => each !== null);
  if (valid.length < keys.length || new Set(valid.map(({ id }) => id)).size < keys.length) {
    context.addIssue('must be id:key pairs with commas between, each key 32 bytes in base64');
  }
  return valid;
});

const Environment = z.object({
  PORT: portNumber.default(4000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  THROUGHLINE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  THROUGHLINE_SSN_KEYS: ssnKeys.optional(),
  THROUGHLINE_DEMO: flag,
  THROUGHLINE_WORKER: z.enum(['inside', 'none']).default('inside'),
  POOL_SIZE: z.coerce.number('must be a number').int().min(2).max(200).default(10),
  REQUESTS_PER_SECOND: perUser(API_LIMITS.requests.allowed),
  SOCKETS_PER_USER: perUser(API_LIMITS.sockets.allowed),
  ANSWER_LINK_DAYS: z.coerce
    .number('must be a number')
    .int()
    .min(1)
    .max(30)
    .default(ANSWER_LINK_DAYS),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  FILES_DIR: z.string().min(1).default(FILES_DIR),
  S3_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: url(['http:', 'https:']).default('https://s3.amazonaws.com'),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  ANTIVIRUS_URL: url(['tcp:']).optional(),
  WEBHOOK_ADDRESSES: z.enum(['public', 'any']).default('public'),
  MAIL_FROM: z.string().min(3).default('Throughline <no-reply@throughline.example.org>'),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
  METRICS_PORT: portNumber.optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:']).optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('throughline'),
});

/** What is secret may stand in a file instead, as container engines hand secrets over. */
const SECRETS = [
  'DATABASE_URL',
  'THROUGHLINE_SECRET',
  'THROUGHLINE_SSN_KEYS',
  'SMTP_URL',
  'S3_SECRET_ACCESS_KEY',
] as const;

export type S3Config = {
  readonly kind: 's3';
  /** Where what arrives is kept until the store has it. */
  readonly directory: string;
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretKey: string;
};

/** Where the bytes of files are. */
export type FilesConfig = { readonly kind: 'disk'; readonly directory: string } | S3Config;

export type Config = {
  readonly port: number;
  /** Loopback unless HOST says otherwise or a real database is configured. */
  readonly host: string;
  /** What people type; links in mail start with it. No slash at the end. */
  readonly publicUrl: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Null with the embedded database, which keeps one of its own. */
  readonly secret: string | null;
  /** The first seals Social Security numbers. Null with the embedded database, which has a key of its own. */
  readonly ssnKeys: readonly SsnKey[] | null;
  /** Demo data, sign-ins, mail viewer and clock control. */
  readonly demo: boolean;
  /** Whether jobs run inside the API process. */
  readonly worker: boolean;
  readonly poolSize: number;
  /** Of one user, or of one address where nobody is signed in, in one process; 0: no limit. */
  readonly requestsPerSecond: number;
  /** Open at a time in one process; 0: no limit. */
  readonly socketsPerUser: number;
  /** How long a mailed link by which one answers without signing in can be opened. */
  readonly answerLinkDays: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly files: FilesConfig;
  /** ClamAV's daemon, which looks at each file before anybody gets it; null: nobody does. */
  readonly antivirusUrl: string | null;
  /** Where webhooks may be sent: to the public internet by HTTPS, or, for developers, anywhere. */
  readonly webhookAddresses: WebhookAddresses;
  /** What is less serious is not logged: on one's own machine warnings, else also each request. */
  readonly logLevel: LogLevel;
  /** Where metrics and health are served apart from the public port; null: nowhere. */
  readonly metrics: { readonly port: number; readonly host: string } | null;
  /** Where traces go; null: there are none. */
  readonly traces: { readonly endpoint: string; readonly serviceName: string } | null;
};

/** What a wrong or missing variable is reported as. */
export class ConfigError extends Error {}

/**
 * @throws ConfigError naming every variable that is missing or malformed
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  for (const name of SECRETS) given[name] ??= fromFile(`${name}_FILE`, given[`${name}_FILE`]);
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
    );
  }
  const e = parsed.data;
  if (e.DATABASE_URL && !e.THROUGHLINE_SECRET) {
    throw new ConfigError(
      'THROUGHLINE_SECRET is missing. With DATABASE_URL it must be set: at least 32 random characters, the same for every process.',
    );
  }
  if (e.DATABASE_URL && !e.THROUGHLINE_SSN_KEYS) {
    throw new ConfigError(
      'THROUGHLINE_SSN_KEYS is missing. With DATABASE_URL it must be set: an id and 32 random bytes in base64, such as 2026:$(openssl rand -base64 32), the same for every process.',
    );
  }
  return {
    port: e.PORT,
    host: e.HOST ?? (e.DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    databaseUrl: e.DATABASE_URL ?? null,
    secret: e.THROUGHLINE_SECRET ?? null,
    ssnKeys: e.THROUGHLINE_SSN_KEYS ?? null,
    demo: e.THROUGHLINE_DEMO || !e.DATABASE_URL,
    worker: e.THROUGHLINE_WORKER === 'inside',
    poolSize: e.POOL_SIZE,
    requestsPerSecond: e.REQUESTS_PER_SECOND,
    socketsPerUser: e.SOCKETS_PER_USER,
    answerLinkDays: e.ANSWER_LINK_DAYS,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    files: filesConfig(e),
    antivirusUrl: e.ANTIVIRUS_URL ?? null,
    webhookAddresses: e.WEBHOOK_ADDRESSES,
    logLevel: e.LOG_LEVEL ?? (e.DATABASE_URL ? 'info' : 'warn'),
    metrics: e.METRICS_PORT ? { port: e.METRICS_PORT, host: e.METRICS_HOST } : null,
    traces: e.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: e.OTEL_SERVICE_NAME }
      : null,
  };
}

function filesConfig(e: z.infer<typeof Environment>): FilesConfig {
  if (!e.S3_BUCKET) return { kind: 'disk', directory: e.FILES_DIR };
  if (!e.S3_ACCESS_KEY_ID || !e.S3_SECRET_ACCESS_KEY) {
    throw new ConfigError(
      'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together with S3_BUCKET.',
    );
  }
  return {
    kind: 's3',
    directory: e.FILES_DIR,
    endpoint: e.S3_ENDPOINT,
    bucket: e.S3_BUCKET,
    region: e.S3_REGION,
    accessKeyId: e.S3_ACCESS_KEY_ID,
    secretKey: e.S3_SECRET_ACCESS_KEY,
  };
}

function fromFile(variable: string, path: string | undefined): string | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigError(`${variable} names a file that cannot be read: ${path}`);
  }
}
