const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

type Headers = Readonly<Record<string, string>>;

/**
 * A file to keep, which no browser shows as a page of ours.
 *
 * @param name of ASCII letters, digits, dots and dashes, and naming nobody
 */
export const fileResponse = (
  body: string | Uint8Array<ArrayBuffer>,
  name: `${string}.${keyof typeof TYPES}`,
  headers: Headers = {},
): Response =>
  new Response(body, {
    headers: {
      ...headers,
      'content-type': TYPES[name.split('.').at(-1) as keyof typeof TYPES],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });

/** For people whom a link of ours led to where there is no file for them. */
export const textResponse = (status: number, text: string, headers: Headers = {}): Response =>
  new Response(`${text}\n`, {
    status,
    headers: {
      ...headers,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private, no-store',
    },
  });
