/** The 102 counties in the order of their FIPS codes, which are the odd numbers from 17001 on. */
export const COUNTY_NAMES: readonly string[] = [
  'Adams, Alexander, Bond, Boone, Brown, Bureau, Calhoun, Carroll, Cass, Champaign, Christian, Clark',
  'Clay, Clinton, Coles, Cook, Crawford, Cumberland, DeKalb, De Witt, Douglas, DuPage, Edgar, Edwards',
  'Effingham, Fayette, Ford, Franklin, Fulton, Gallatin, Greene, Grundy, Hamilton, Hancock, Hardin',
  'Henderson, Henry, Iroquois, Jackson, Jasper, Jefferson, Jersey, Jo Daviess, Johnson, Kane, Kankakee',
  'Kendall, Knox, Lake, LaSalle, Lawrence, Lee, Livingston, Logan, McDonough, McHenry, McLean, Macon',
  'Macoupin, Madison, Marion, Marshall, Mason, Massac, Menard, Mercer, Monroe, Montgomery, Morgan',
  'Moultrie, Ogle, Peoria, Perry, Piatt, Pike, Pope, Pulaski, Putnam, Randolph, Richland, Rock Island',
  'St. Clair, Saline, Sangamon, Schuyler, Scott, Shelby, Stark, Stephenson, Tazewell, Union, Vermilion',
  'Wabash, Warren, Washington, Wayne, White, Whiteside, Will, Williamson, Winnebago, Woodford',
].flatMap((line) => line.split(', '));

export const COUNTIES: readonly { fips: string; name: string }[] = COUNTY_NAMES.map(
  (name, index) => ({
    fips: String(17_001 + 2 * index),
    name,
  }),
);
