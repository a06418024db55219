import { areaId } from '@throughline/prisma/seed/reference/areas';
import { COUNTIES } from '@throughline/prisma/seed/reference/counties';

/** A town of each area, where its copied organizations and people are. */
export type Center = {
  readonly areaId: string;
  readonly city: string;
  readonly zip: string;
  readonly countyFips: string;
};

const center = (area: number, city: string, zip: string, county: string): Center => {
  const found = COUNTIES.find(({ name }) => name === county);
  if (!found) throw new Error(`There is no county named ${county}.`);
  return { areaId: areaId(area), city, zip, countyFips: found.fips };
};

export const CENTERS: readonly Center[] = [
  center(1, 'Waukegan', '60085', 'Lake'),
  center(2, 'Crystal Lake', '60014', 'McHenry'),
  center(3, 'Rockford', '61104', 'Winnebago'),
  center(4, 'Dixon', '61021', 'Lee'),
  center(5, 'Aurora', '60505', 'Kane'),
  center(6, 'Wheaton', '60187', 'DuPage'),
  center(7, 'Chicago', '60623', 'Cook'),
  center(10, 'Joliet', '60435', 'Will'),
  center(11, 'Kankakee', '60901', 'Kankakee'),
  center(13, 'Moline', '61265', 'Rock Island'),
  center(14, 'Quincy', '62301', 'Adams'),
  center(15, 'Peoria', '61602', 'Peoria'),
  center(17, 'Champaign', '61820', 'Champaign'),
  center(18, 'Danville', '61832', 'Vermilion'),
  center(19, 'Decatur', '62521', 'Macon'),
  center(20, 'Springfield', '62701', 'Sangamon'),
  center(21, 'Jacksonville', '62650', 'Morgan'),
  center(22, 'Edwardsville', '62025', 'Madison'),
  center(23, 'Effingham', '62401', 'Effingham'),
  center(24, 'Belleville', '62220', 'St. Clair'),
  center(25, 'Carbondale', '62901', 'Jackson'),
  center(26, 'Harrisburg', '62946', 'Saline'),
];
