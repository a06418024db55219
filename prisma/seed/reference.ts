import type { Db } from '../src/client.ts';
import { systemClaims, withClaims } from '../src/claims.ts';
import { inTransaction } from '../src/transaction.ts';
import { AREAS, areaId, areaName, STATE_AGENCY_ID } from './reference/areas.ts';
import { COUNTIES } from './reference/counties.ts';
import { countiesOfZips } from './reference/zip-counties.ts';
import {
  practiceContacts,
  practiceLocations,
  practiceOrganizations,
  practiceServices,
} from './reference/practice.ts';
import { trainingSessions } from './reference/training.ts';
import { ZIP_PLACE_COUNT, zipPlaces } from './reference/zip-places.ts';

/**
 * Loads what every installation starts with: the state agency, the 22 areas as organizations, the counties, the ZIP
 * codes, the first training sessions and the practice side (REF-065). Repeating it adds what is missing, practice
 * accounts of those who registered before there was that side too, and changes nothing that administrators edited.
 *
 * @param db a client of the role `tl_worker`
 */
export async function loadReference(db: Db): Promise<void> {
  await withClaims(systemClaims(), async () => {
    await inTransaction(db, async (tx) => {
      await tx.organization.createMany({
        data: [stateAgency(), ...areas(), ...practiceOrganizations()],
        skipDuplicates: true,
      });
      await tx.county.createMany({ data: counties(), skipDuplicates: true });
      await tx.trainingSession.createMany({ data: trainingSessions(), skipDuplicates: true });
      await tx.location.createMany({ data: practiceLocations(), skipDuplicates: true });
      await tx.service.createMany({ data: practiceServices(), skipDuplicates: true });
      await tx.serviceContact.createMany({ data: practiceContacts(), skipDuplicates: true });
      await tx.$executeRaw`select app.admit_trainees()`;
    });
    if ((await db.zipPlace.count()) !== ZIP_PLACE_COUNT) {
      await db.zipPlace.createMany({ data: zipPlaces(), skipDuplicates: true });
    }
    if (await db.zipPlace.findFirst({ where: { state: 'IL', countyFips: null } })) {
      const counties = countiesOfZips();
      await db.$executeRaw`
        update zip_place z set county_fips = c.fips
          from unnest(${[...counties.keys()]}::text[], ${[...counties.values()]}::text[]) c (zip, fips)
         where z.zip = c.zip`;
    }
  });
}

const stateAgency = () => ({
  id: STATE_AGENCY_ID,
  kind: 'STATE',
  status: 'APPROVED',
  name: 'State of Illinois',
  description: 'The state agency that oversees workforce programs.',
});

/** An area's own id is also its area, so that one column says where every organization works. */
const areas = () =>
  AREAS.map(({ number, counties: names }) => ({
    id: areaId(number),
    kind: 'LWIA',
    status: 'APPROVED',
    name: areaName(number),
    areaNumber: number,
    lwiaId: areaId(number),
    description: `${names.length === 1 ? 'County' : 'Counties'}: ${names.join(', ')}.`,
  }));

const counties = () => {
  const areaOf = new Map(
    AREAS.flatMap(({ number, counties: names }) => names.map((name) => [name, number])),
  );
  return COUNTIES.map(({ fips, name }) => ({ fips, name, lwiaId: areaId(areaOf.get(name) ?? 0) }));
};
