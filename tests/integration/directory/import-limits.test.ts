import { gzipSync } from 'node:zlib';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { writeZip } from '@throughline/schema/platform/zip';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { preview } from '../../support/transfer.ts';

let admin: Visitor;
beforeAll(async () => {
  admin = await makeStaff(await makeOrganization(), 'PARTNER_ADMIN');
});

describe('limits of a file', () => {
  const zeros = (length: number) => Buffer.alloc(length, '0');
  test.each<[string, () => Buffer]>([
    [
      'packed',
      () =>
        Buffer.from(Array.from({ length: LIMITS.importPacked + 1 }, (_, n) => (n * 7919) % 251)),
    ],
    ['unpacked by gzip', () => gzipSync(zeros(LIMITS.importBytes + 1))],
    [
      'unpacked by ZIP',
      () => writeZip([{ name: 'services.csv', content: zeros(LIMITS.importBytes + 1) }]),
    ],
    [
      'files',
      () =>
        writeZip(
          Array.from({ length: LIMITS.importFiles + 1 }, (_, n) => ({
            name: `${n}.csv`,
            content: zeros(1),
          })),
        ),
    ],
    ['rows', () => gzipSync(`a\n${'1\n'.repeat(LIMITS.importRows + 1)}`)],
    ['characters of a cell', () => gzipSync(`a\n${'1'.repeat(LIMITS.importCell + 1)}`)],
    [
      'services',
      () =>
        gzipSync(
          `service\n${Array.from({ length: LIMITS.importServices + 1 }, (_, n) => `s${n}`).join('\n')}`,
        ),
    ],
    ['a ZIP file without tables', () => writeZip([{ name: 'readme.txt', content: zeros(1) }])],
    ['a quote that never ends', () => Buffer.from('a,b\n"')],
    ['no JSON', () => Buffer.from('{"a":')],
  ])('%s', async (_limit, file) => {
    const refused = await preview(admin, file(), admin.organizationId ?? '');
    expect(refused).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'file', code: 'MALFORMED' }],
    });
  });
});
