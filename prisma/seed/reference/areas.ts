/**
 * The 22 local workforce areas and their counties (domain facts 7.12). The numbers have gaps: areas were
 * merged. Two counties moved in July 2019: Douglas to 17, Calhoun and Jersey to 22.
 */
export const AREAS: readonly { number: number; counties: readonly string[] }[] = Object.entries({
  1: 'Lake',
  2: 'McHenry',
  3: 'Boone, Stephenson, Winnebago',
  4: 'Bureau, Carroll, Jo Daviess, LaSalle, Lee, Ogle, Putnam, Whiteside',
  5: 'DeKalb, Kane, Kendall',
  6: 'DuPage',
  7: 'Cook',
  10: 'Will',
  11: 'Grundy, Kankakee, Livingston',
  13: 'Henry, Mercer, Rock Island',
  14: 'Adams, Brown, Hancock, Henderson, Knox, McDonough, Pike, Schuyler, Warren',
  15: 'Fulton, Marshall, Mason, McLean, Peoria, Stark, Tazewell, Woodford',
  17: 'Champaign, Douglas, Ford, Iroquois, Piatt',
  18: 'Vermilion',
  19: 'De Witt, Macon',
  20: 'Cass, Christian, Logan, Menard, Sangamon',
  21: 'Greene, Macoupin, Montgomery, Morgan, Scott, Shelby',
  22: 'Bond, Calhoun, Jersey, Madison',
  23: 'Clark, Clay, Coles, Crawford, Cumberland, Edgar, Effingham, Fayette, Jasper, Lawrence, Marion, Moultrie, Richland',
  24: 'Clinton, Monroe, Randolph, St. Clair, Washington',
  25: 'Franklin, Jackson, Jefferson, Perry, Williamson',
  26: 'Alexander, Edwards, Gallatin, Hamilton, Hardin, Johnson, Massac, Pope, Pulaski, Saline, Union, Wabash, Wayne, White',
}).map(([number, counties]) => ({ number: Number(number), counties: counties.split(', ') }));

/**
 * The same in every database, so that the demo, tests and several installations agree. The shape of a
 * UUID v7 of the first millisecond: no id made later can equal it.
 */
export const areaId = (number: number): string =>
  `00000000-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`;

export const STATE_AGENCY_ID = '00000000-0000-7000-8000-000000000100';

export const areaName = (number: number): string => `Local Workforce Area ${number}`;
