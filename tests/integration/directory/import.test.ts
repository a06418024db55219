import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { readCsv } from '@throughline/schema/domain/shared/csv';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { termId } from '@throughline/schema/features/directory/hsds/terms';
import { readZip, writeZip } from '@throughline/schema/platform/zip';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { hsdsErrors } from '../../support/hsds.ts';
import { fillRecord } from '../../support/record.ts';
import { seedArea, seedParty, seedService } from '../../support/seed.ts';
import type { Area, Party } from '../../support/seed.ts';
import { exported, input, preview, REPORT, take } from '../../support/transfer.ts';
import type { Format } from '../../support/transfer.ts';

let area: Area;
let partner: Party;
let serviceId: string;
beforeAll(async () => {
  area = await seedArea();
  partner = await seedParty(area);
  ({ serviceId } = await fillRecord(partner));
});

/** One file of a package with something else in it. */
function changed(zip: Buffer, file: string, change: (text: string) => string): Buffer {
  const most = { entries: 60, bytes: LIMITS.importBytes };
  return writeZip(
    readZip(zip, most).map(({ name, content }) => ({
      name,
      content: name === file ? Buffer.from(change(content.toString())) : content,
    })),
  );
}

const version = async () =>
  (await adminQuery('select version from service where id = $1', [serviceId]))[0]?.['version'];

describe('export', () => {
  test('is valid HSDS 3.1, with contacts, for those who keep the record', async () => {
    const [entity] = JSON.parse(String(await exported(partner.admin, 'HSDS_JSON'))) as object[];
    expect(hsdsErrors('organization', entity)).toEqual([]);
    expect(JSON.stringify(entity)).toContain('desk@example.org');
  });

  test('holds nothing that a spreadsheet would run', async () => {
    const sheet = String(await exported(partner.admin, 'SHEET', partner.id));
    expect(sheet).toContain("'=Call first");
    expect(readCsv(sheet)[1]?.cells).toContain('=Call first');
  });

  test.each<[string, () => Visitor, string]>([
    ['staff', () => partner.staff, 'role'],
    ['another partner', () => other.admin, 'not found'],
  ])('is not for %s', async (_who, who, message) => {
    await expect(exported(who(), 'HSDS_JSON', partner.id)).rejects.toThrow(message);
  });
  let other: Party;
  beforeAll(async () => void (other = await seedParty(area)));
});

describe('importing the export changes nothing', () => {
  test.each<Format>(['HSDS_JSON', 'HSDS_CSV', 'SHEET'])('%s', async (format) => {
    const file = await exported(partner.admin, format, partner.id);
    const before = await version();
    for (const sent of [file, gzipSync(file)]) {
      const report = await preview(partner.admin, sent, partner.id);
      expect(report).toMatchObject({ changes: [], problems: [] });
      expect(report.unchanged).toBeGreaterThanOrEqual(2);
      const done = await take(partner.admin, report.fingerprint, sent, partner.id);
      expect(done).toMatchObject({ changes: [], problems: [] });
    }
    expect(await version()).toBe(before);
  });

  test('nor does that of a whole area', async () => {
    await seedService(await seedParty(area));
    const report = await preview(area.admin, await exported(area.admin, 'HSDS_CSV'));
    expect(report).toMatchObject({ changes: [], problems: [] });
  });
});

describe('a package', () => {
  test('says what it changes, and changes it in one step; contacts keep their ids', async () => {
    const contacts = () =>
      adminQuery('select id, name from service_contact where service_id = $1 order by id', [
        serviceId,
      ]);
    const before = await contacts();
    const zip = await exported(partner.admin, 'HSDS_CSV');
    const file = changed(
      changed(zip, 'services.csv', (text) => text.replace('Weekly groceries', 'Groceries')),
      'contacts.csv',
      (text) => text.replace('Kim Desk', 'Kim Counter'),
    );
    const report = await preview(partner.admin, file);
    expect(report.changes).toEqual([
      expect.objectContaining({
        kind: 'SERVICE',
        id: serviceId,
        name: 'Groceries',
        isNew: false,
        fields: ['name', 'contacts'],
        file: 'services.csv',
        row: '2',
      }),
    ]);
    expect(await contacts()).toEqual(before);
    const done = await take(partner.admin, report.fingerprint, file);
    expect(done).toMatchObject({ __typename: 'RecordImportPayload', changes: report.changes });
    expect(await contacts()).toEqual(
      before.map((row) => ({
        ...row,
        name: String(row['name']).replace('Desk', row['name'] === 'Kim Desk' ? 'Counter' : 'Desk'),
      })),
    );
    expect((await preview(partner.admin, file)).changes).toEqual([]);
  });

  test('adds places and services, and leaves what it does not name', async () => {
    const own = await seedParty(area);
    const { serviceId: old } = await fillRecord(own);
    const [location, service] = [randomUUID(), randomUUID()];
    const file = JSON.stringify({
      contents: [
        {
          id: own.id,
          name: 'Open Shelf and Friends',
          description: 'Food.',
          locations: [
            {
              id: location,
              location_type: 'physical',
              name: 'Annex',
              addresses: [
                { id: randomUUID(), address_1: '2 Elm St', city: 'Peoria', postal_code: '61602' },
              ],
              schedules: [
                {
                  id: randomUUID(),
                  freq: 'WEEKLY',
                  byday: 'FR',
                  opens_at: '09:00:00-06:00',
                  closes_at: '12:00',
                },
              ],
            },
          ],
          services: [
            {
              id: service,
              name: 'Hot lunch',
              description: 'A meal.',
              status: 'active',
              minimum_age: 60,
              service_areas: [{ id: randomUUID(), name: 'Peoria County' }],
              service_at_locations: [{ id: randomUUID(), location_id: location }],
              attributes: [{ id: randomUUID(), taxonomy_term_id: foodTerm }],
            },
          ],
        },
      ],
    });
    const report = await preview(own.admin, file);
    expect(report.problems).toEqual([]);
    expect(report.changes.map(({ kind, isNew }) => [kind, isNew])).toEqual([
      ['ORGANIZATION', false],
      ['LOCATION', true],
      ['SERVICE', true],
    ]);
    expect(await take(own.admin, report.fingerprint, file)).toMatchObject({ problems: [] });
    const [row] = await adminQuery(
      `select s.name, s.counties, l.county_fips, h.opens, c.min, o.name as organization, o.phone
         from service s join location l on l.id = s.location_id join opening_hours h on h.location_id = l.id
         join eligibility_clause c on c.service_id = s.id join organization o on o.id = s.organization_id
        where s.id = $1`,
      [service],
    );
    expect(row).toEqual({
      name: 'Hot lunch',
      counties: ['17143'],
      county_fips: '17143',
      opens: '09:00',
      min: 60,
      organization: 'Open Shelf and Friends',
      phone: '+16185550123;ext=12',
    });
    const [kept] = await adminQuery('select active from service where id = $1', [old]);
    expect(kept).toEqual({ active: true });
  });
  const foodTerm = termId('NEED', 'FOOD');

  test('says of each wrong row where it stands, and what would be right', async () => {
    let zip = await exported(partner.admin, 'HSDS_CSV');
    zip = changed(zip, 'phones.csv', (text) => text.replace('(618) 555-0125', '555'));
    zip = changed(zip, 'addresses.csv', (text) => text.replace('62901', 'x'));
    zip = changed(zip, 'schedules.csv', (text) => text.replace('17:00', '08:00'));
    const { problems, changes } = await preview(partner.admin, zip);
    expect(changes).toEqual([]);
    expect(problems.map(({ file, column }) => `${file} ${column}`).toSorted()).toEqual([
      'addresses.csv postal_code',
      'phones.csv number',
      'schedules.csv closes_at',
    ]);
    for (const { row, message } of problems) {
      expect(Number(row)).toBeGreaterThan(1);
      expect(message).toMatch(/^Enter/);
    }
  });

  test('changes no record of others', async () => {
    const stranger = await seedParty(area);
    const zip = await exported(partner.admin, 'HSDS_CSV');
    const file = changed(zip, 'services.csv', (text) => text.replace('Groceries', 'Theirs'));
    const report = await preview(stranger.admin, file);
    expect(report.changes).toEqual([]);
    expect(report.problems[0]).toMatchObject({ file: 'organizations.csv', row: '2', column: 'id' });
    const mixed = changed(zip, 'services.csv', (text) => text.replaceAll(partner.id, stranger.id));
    const moved = await preview(stranger.admin, mixed);
    expect(moved.changes).toEqual([]);
    const staff = await act(partner.staff, 'previewRecordImport', input(file), REPORT);
    expect(staff.__typename).toBe('ForbiddenError');
    const done = await act(
      partner.staff,
      'importRecords',
      { ...input(file), fingerprint: '' },
      REPORT,
    );
    expect(done.__typename).toBe('ForbiddenError');
  });

  test('is not taken over when the record changed after it was looked at', async () => {
    const zip = await exported(partner.admin, 'HSDS_CSV');
    const file = changed(zip, 'services.csv', (text) => text.replace('Free', 'A dollar'));
    const { fingerprint } = await preview(partner.admin, file);
    await adminQuery(`update service set cost = 'Two dollars' where id = $1`, [serviceId]);
    expect(await take(partner.admin, fingerprint, file)).toMatchObject({
      __typename: 'ConflictError',
    });
  });

  test('is taken over as a whole or not at all', async () => {
    const own = await seedParty(area);
    const { locationId } = await fillRecord(own);
    const hidden = await seedParty(await seedArea());
    const taken = await seedService(hidden);
    await adminQuery(`update organization set status = 'PENDING' where id = $1`, [hidden.id]);
    const file = JSON.stringify([
      {
        id: own.id,
        name: 'Half',
        services: [
          {
            id: taken,
            name: 'Same id',
            description: 'x',
            service_at_locations: [{ id: randomUUID(), location_id: locationId }],
            attributes: [{ id: randomUUID(), taxonomy_term_id: termId('NEED', 'FOOD') }],
          },
        ],
      },
    ]);
    const { fingerprint } = await preview(own.admin, file);
    expect(await take(own.admin, fingerprint, file)).toMatchObject({
      __typename: 'InvalidInputError',
    });
    const [row] = await adminQuery('select name from organization where id = $1', [own.id]);
    expect(row?.['name']).toMatch(/^Open Shelf/);
  });
});

describe('a sheet of services, for partners without HSDS', () => {
  const HEADING =
    'service,need,description,languages,counties,place,address,city,zip,contact,contact_email';
  const line = (
    service: string,
    more = 'Food,Soup and bread.,en; es,Peoria,Hall,3 Ash St,Peoria,61602,Ana,ana@example.org',
  ) => `${service},${more}`;

  test('adds services with their place and contact, once', async () => {
    const own = await seedParty(area);
    const sheet = [HEADING, line('Soup'), line('Bread')].join('\n');
    const report = await preview(own.admin, sheet, own.id, 'services.csv');
    expect(report).toMatchObject({ problems: [] });
    expect(report.changes.map(({ kind }) => kind)).toEqual(['LOCATION', 'SERVICE', 'SERVICE']);
    await take(own.admin, report.fingerprint, sheet, own.id);
    const rows = await adminQuery(
      'select name, referable, category, counties from service where organization_id = $1 order by name',
      [own.id],
    );
    expect(rows).toEqual(
      ['Bread', 'Soup'].map((name) => ({
        name,
        referable: true,
        category: 'FOOD',
        counties: ['17143'],
      })),
    );
    expect(await preview(own.admin, sheet, own.id)).toMatchObject({ changes: [], unchanged: 3 });
  });

  test('says what is wrong by line and column of the sheet', async () => {
    const wrong = 'Fod,,xx,Peori,Hall,3 Ash St,Peoria,61602,Ana,ana';
    const { problems, changes } = await preview(
      partner.admin,
      [HEADING, line('Soup', wrong)].join('\n'),
      partner.id,
      'mine.csv',
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['LOCATION']);
    const places = new Set(problems.map(({ file, row, column }) => `${file} ${row} ${column}`));
    expect([...places].toSorted()).toEqual(
      ['contact_email', 'counties', 'description', 'languages', 'need'].map(
        (column) => `mine.csv 2 ${column}`,
      ),
    );
  });

  test('belongs to one organization', async () => {
    expect(await preview(area.admin, HEADING)).toMatchObject({ __typename: 'InvalidInputError' });
  });
});
