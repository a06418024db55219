import { problem } from '../../domain/shared/field-problem.ts';
import { parseZip, zip5 } from '../../domain/shared/zip.ts';
import type { LocationInput } from '../../domain/directory/location-input.ts';
import type { CommandContext } from '../../platform/command.ts';
import { InvalidInput } from '../../platform/errors.ts';

/** Where an address lies: the county and coordinates given, else those of the ZIP code's middle; the area follows. */
export async function placeOf({ tx }: CommandContext, input: LocationInput) {
  const zip = parseZip(input.zip) ?? '';
  const middle = await tx.zipPlace.findFirst({ where: { zip: zip5(zip) } });
  const fips = input.countyFips ?? middle?.countyFips;
  const county = fips ? await tx.county.findFirst({ where: { fips } }) : null;
  const latitude = input.latitude ?? middle?.latitude;
  const longitude = input.longitude ?? middle?.longitude;
  if (latitude === undefined || longitude === undefined) {
    throw new InvalidInput([
      problem('zip', 'NOT_ALLOWED', {
        en: 'Enter a ZIP code in or near Illinois, like 60601.',
        es: 'Escriba un código postal de Illinois o sus alrededores, como 60601.',
      }),
    ]);
  }
  if (!county) {
    throw new InvalidInput([
      problem('countyFips', 'REQUIRED', {
        en: 'Choose the county of Illinois this place belongs to.',
        es: 'Elija el condado de Illinois al que pertenece este lugar.',
      }),
    ]);
  }
  return { zip, countyFips: county.fips, lwiaId: county.lwiaId, latitude, longitude };
}
