/**
 * The practice side (REF-065): one made-up local area and two partners, the same in every installation, in which people
 * who learn refer invented people to each other. What is of that side has an id that begins with `ffffffff`
 * (policies/00-claims.sql). Contacts have a telephone number of nobody's, and no address for mail.
 */
export const practiceId = (number: number): string =>
  `ffffffff-0000-7000-8000-${String(number).padStart(12, '0')}`;

const AREA = practiceId(1);

/** Of Peoria, so that distances are some. */
const PLACE = {
  city: 'Peoria',
  zip: '61602',
  countyFips: '17143',
  lwiaId: AREA,
  latitude: 40.6936,
  longitude: -89.589,
  phone: '+13095550100',
  languages: ['es'],
  accessibility: 'Step-free entrance.',
};

const PARTNERS = [
  {
    number: 2,
    name: 'Practice Community College',
    description: 'Made up for practice: classes and advice.',
    addressLine: '1 Practice Avenue',
    services: [
      {
        category: 'EDUCATION',
        name: 'GED classes',
        description: 'Evening classes that lead to the GED.',
      },
      {
        category: 'JOB_PLACEMENT',
        name: 'Career advice',
        description: 'Advice on training and on looking for work.',
      },
      {
        category: 'DIGITAL_ACCESS',
        name: 'Computer basics',
        description: 'From switching it on to sending an application.',
      },
    ],
  },
  {
    number: 3,
    name: 'Practice Neighborhood Center',
    description: 'Made up for practice: food, housing and child care.',
    addressLine: '2 Practice Avenue',
    services: [
      {
        category: 'FOOD',
        name: 'Food pantry',
        description: 'Groceries for a week, twice a month.',
      },
      {
        category: 'HOUSING',
        name: 'Rent assistance',
        description: 'Help with one month of rent that is due.',
      },
      {
        category: 'CHILD_CARE',
        name: 'Child care',
        description: 'Places for children from two to five years.',
      },
      {
        category: 'TRANSPORTATION',
        name: 'Bus passes',
        description: 'For the way to classes and interviews.',
      },
    ],
  },
] as const;

export const practiceOrganizations = () => [
  {
    id: AREA,
    kind: 'LWIA',
    status: 'APPROVED',
    name: 'Practice Workforce Area',
    lwiaId: AREA,
    description: 'Made up for practice: nobody here is real, and nothing is sent to anybody.',
  },
  ...PARTNERS.map(({ number, name, description }) => ({
    id: practiceId(number),
    kind: 'PARTNER',
    status: 'APPROVED',
    name,
    lwiaId: AREA,
    city: PLACE.city,
    description,
  })),
];

/** A place has the number of its organization and a zero, its services those that follow. */
export const practiceLocations = () =>
  PARTNERS.map(({ number, name, addressLine }) => ({
    ...PLACE,
    id: practiceId(number * 10),
    organizationId: practiceId(number),
    name,
    addressLine,
  }));

export const practiceServices = () =>
  PARTNERS.flatMap(({ number, services }) =>
    services.map((service, index) => ({
      ...service,
      id: practiceId(number * 10 + 1 + index),
      organizationId: practiceId(number),
      locationId: practiceId(number * 10),
      languages: ['en', 'es'],
      statewide: true,
      cost: 'Free of charge.',
      howToApply: 'By referral.',
    })),
  );

export const practiceContacts = () =>
  practiceServices().map(({ id }) => ({
    id: practiceId(Number(id.slice(-12)) * 10),
    serviceId: id,
    name: 'Referral desk',
    phone: PLACE.phone,
  }));
