import { randomUUID } from 'node:crypto';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { readZip, writeZip } from '@throughline/schema/platform/zip';
import { beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { fillRecord } from '../../support/record.ts';
import { seedArea, seedParty } from '../../support/seed.ts';
import type { Area, Party } from '../../support/seed.ts';
import { exported, preview, take } from '../../support/transfer.ts';

let area: Area;
let partner: Party;
let serviceId: string;
beforeEach(async () => {
  area = await seedArea();
  partner = await seedParty(area);
  ({ serviceId } = await fillRecord(partner));
});

describe('what of a file has no place in a record', () => {
  test('is named in the preview of a package, by file and with how much it is', async () => {
    const most = { entries: 60, bytes: LIMITS.importBytes };
    const own = readZip(await exported(partner.admin, 'HSDS_CSV'), most);
    const changed = own.map(({ name, content }) => ({
      name,
      content:
        name === 'organizations.csv'
          ? Buffer.from(
              content
                .toString()
                .split('\r\n')
                .map((line, n) =>
                  line ? `${line},${n === 0 ? 'legal_status,logo' : 'Charity,'}` : '',
                )
                .join('\r\n'),
            )
          : content,
    }));
    const funding = `id,organization_id,source\n${randomUUID()},${partner.id},County\n`;
    const zip = writeZip([...changed, { name: 'funding.csv', content: Buffer.from(funding) }]);
    const { notKept, problems, changes } = await preview(partner.admin, zip);
    expect({ problems, changes }).toEqual({ problems: [], changes: [] });
    expect(notKept).toContainEqual({
      file: 'organizations.csv',
      columns: ['legal_status'],
      values: 1,
    });
    expect(notKept).toContainEqual({ file: 'funding.csv', columns: [], values: 1 });
    const said = ['organizations.csv', 'funding.csv', 'services.csv', 'service_capacity.csv'];
    expect(notKept.filter(({ file }) => !said.includes(file))).toEqual([]);
  });

  test('is named with its table in JSON, lists and objects inside too', async () => {
    const [organization] = JSON.parse(
      (await exported(partner.admin, 'HSDS_JSON')).toString(),
    ) as Record<string, unknown>[];
    const file = JSON.stringify([
      { ...organization, tax_id: '12-345', funding: [{ id: randomUUID(), source: 'County' }] },
    ]);
    const { notKept } = await preview(partner.admin, file, partner.id, 'hsds.json');
    expect(notKept).toHaveLength(1);
    expect(notKept[0]?.file).toBe('hsds.json');
    expect(notKept[0]?.columns).toEqual(
      expect.arrayContaining(['organization.tax_id', 'organization.funding']),
    );
  });

  test('is named of a sheet, whose own columns are all kept', async () => {
    const sheet = (await exported(partner.admin, 'SHEET', partner.id)).toString();
    expect(await preview(partner.admin, sheet, partner.id)).toMatchObject({ notKept: [] });
    const [heading, ...lines] = sheet.trim().split('\r\n');
    const wider = [`${heading},wheelchair`, ...lines.map((line) => `${line},yes`)].join('\r\n');
    expect(await preview(partner.admin, wider, partner.id, 'mine.csv')).toMatchObject({
      notKept: [{ file: 'mine.csv', columns: ['wheelchair'], values: lines.length }],
      changes: [],
    });
  });
});

describe('places in a sheet (REF-011)', () => {
  const capacity = async () =>
    (
      await adminQuery(
        'select rule, places, state, version from service_capacity where service_id = $1',
        [serviceId],
      )
    )[0];
  /** The own sheet with other places for the service. */
  const complete = async (cells: string) => {
    const own = (await exported(partner.admin, 'SHEET', partner.id)).toString().trim();
    const [heading = '', ...lines] = own.split('\r\n');
    const filled = lines.map((line) =>
      line.includes(serviceId) ? line.replace(/(?:,[^,"]*){3}$/u, `,${cells}`) : line,
    );
    return [heading, ...filled].join('\r\n');
  };

  test('are said with the rest, confirmed by who imports, and told at once', async () => {
    const file = await complete('Reserved,4,Open');
    const report = await preview(partner.admin, file, partner.id);
    expect(report).toMatchObject({
      problems: [],
      changes: [{ id: serviceId, fields: ['capacity'] }],
    });
    expect(await take(partner.admin, report.fingerprint, file, partner.id)).toMatchObject({
      changes: [{ id: serviceId }],
    });
    const version = Number((await capacity())?.['version']);
    expect(await capacity()).toMatchObject({ rule: 'RESERVED', places: 4, state: 'OPEN' });
    expect(await preview(partner.admin, file, partner.id)).toMatchObject({ changes: [] });
    const closed = await complete('Reserved,4,Waiting list only');
    const next = await preview(partner.admin, closed, partner.id);
    await take(partner.admin, next.fingerprint, closed, partner.id);
    expect(await capacity()).toMatchObject({ state: 'WAITING_LIST', version: version + 1 });
  });

  test('are not written over when a referral took one after they were looked at', async () => {
    const file = await complete('Reserved,4,Open');
    const { fingerprint } = await preview(partner.admin, file, partner.id);
    await act(
      partner.admin,
      'setCapacity',
      {
        serviceId,
        expectedVersion: Number((await capacity())?.['version'] ?? 0),
        rule: 'RESERVED',
        state: 'OPEN',
        places: 9,
      },
      '',
    );
    expect(await take(partner.admin, fingerprint, file, partner.id)).toMatchObject({
      __typename: 'ConflictError',
    });
    expect(await capacity()).toMatchObject({ places: 9 });
  });

  test('that cannot be are problems of their cells, and what is empty stays', async () => {
    const before = await capacity();
    const wrong = await complete('Maybe,-3,Sometimes');
    const { problems } = await preview(partner.admin, wrong, partner.id);
    expect(problems.map(({ column }) => column).toSorted()).toEqual([
      'places_free',
      'places_rule',
      'taking_people',
    ]);
    expect(await preview(partner.admin, await complete(',,'), partner.id)).toMatchObject({
      changes: [],
      problems: [],
    });
    expect(await capacity()).toEqual(before);
  });

  test('are the organization’s to say, not those of who looks after its record', async () => {
    const file = await complete('Shown,2,Open');
    const { problems } = await preview(area.admin, file, partner.id);
    expect(problems).toMatchObject([{ column: 'places_rule' }]);
    expect(await preview(area.admin, await complete(',,'), partner.id)).toMatchObject({
      problems: [],
    });
  });
});
