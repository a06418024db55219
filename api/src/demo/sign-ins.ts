/** One sign-in a role, for trying things out. They exist only where the demo does. */
export const DEMO_PASSWORD = 'throughline demo';

export type DemoSignIn = {
  readonly key: string;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  /** What this person is there to show. */
  readonly description: string;
  /** Key of the organization (town/kind), `area/<number>`, `state`, or none for customers. */
  readonly organization?: string;
  readonly membershipRole?:
    'PARTNER_STAFF' | 'PARTNER_ADMIN' | 'LWIA_ADMIN' | 'STATE_ADMIN' | 'MONITOR';
  /** A second organization the same person works for. */
  readonly alsoAt?: string;
  readonly locale?: 'en' | 'es';
  /** Offered on the sign-in page; the others only fill the demo with colleagues. */
  readonly offered: boolean;
};

const staff = (
  key: string,
  role: string,
  name: string,
  organization: string,
  membershipRole: NonNullable<DemoSignIn['membershipRole']>,
  description: string,
  more: Partial<DemoSignIn> = {},
): DemoSignIn => ({
  key,
  role,
  name,
  email: `${key}@example.org`,
  organization,
  membershipRole,
  description,
  offered: true,
  ...more,
});

export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  staff(
    'rosa',
    'Partner staff, sends',
    'Rosa Delgado',
    'Rockford/library',
    'PARTNER_STAFF',
    'Library worker in Rockford who refers walk-ins.',
    { alsoAt: 'Rockford/communityAction' },
  ),
  staff(
    'marcus',
    'Partner staff, receives',
    'Marcus Hale',
    'Moline/college',
    'PARTNER_STAFF',
    'Advisor at Lakeside College in Moline who answers referrals.',
  ),
  staff(
    'priya',
    'Partner administrator',
    'Priya Raman',
    'Moline/college',
    'PARTNER_ADMIN',
    'Runs the advising office at Lakeside College and approves its staff.',
  ),
  staff(
    'dolores',
    'Partner staff, three referrals a week',
    'Dolores Whitfield',
    'Moline/foodBank',
    'PARTNER_ADMIN',
    'Keeps the Full Basket Pantry in Moline going.',
  ),
  staff(
    'helen',
    'Local area administrator',
    'Helen Okoye',
    'area/3',
    'LWIA_ADMIN',
    'Looks after Local Workforce Area 3 (Rockford).',
  ),
  staff(
    'nadia',
    'Career planner',
    'Nadia Fournier',
    'area/3',
    'PARTNER_STAFF',
    'Career planner of Local Workforce Area 3: applications, plans, Integrated referrals.',
  ),
  staff(
    'victor',
    'Local area administrator',
    'Victor Lindgren',
    'area/13',
    'LWIA_ADMIN',
    'Looks after Local Workforce Area 13 (Moline).',
    { offered: false },
  ),
  staff(
    'stella',
    'State administrator',
    'Stella Marchetti',
    'state',
    'STATE_ADMIN',
    'Sees the whole state.',
  ),
  staff(
    'miles',
    'Monitor',
    'Miles Underwood',
    'state',
    'MONITOR',
    'Reads everywhere, changes nothing.',
  ),
  staff(
    'joan',
    'Partner staff',
    'Joan Feldman',
    'Rockford/library',
    'PARTNER_ADMIN',
    'Head of the Cedar Branch Library.',
    { offered: false },
  ),
  staff(
    'tomas',
    'Partner staff',
    'Tomás Reyes',
    'Rockford/communityAction',
    'PARTNER_STAFF',
    'Works the front desk in Rockford.',
    { offered: false },
  ),
  staff(
    'lena',
    'Partner staff',
    'Lena Brandt',
    'Peoria/communityAction',
    'PARTNER_STAFF',
    'Sends and receives in Peoria.',
    { offered: false },
  ),
  staff(
    'ike',
    'Partner staff',
    'Ike Mensah',
    'Chicago/employment',
    'PARTNER_STAFF',
    'Job center in Chicago.',
    { offered: false },
  ),
  staff(
    'carol',
    'Partner staff',
    'Carol Whitcomb',
    'Springfield/employment',
    'PARTNER_STAFF',
    'Employment office in Springfield.',
    { offered: false },
  ),
  staff(
    'dev',
    'Partner staff',
    'Dev Kapoor',
    'Champaign/library',
    'PARTNER_STAFF',
    'Library in Champaign.',
    { offered: false },
  ),
  staff(
    'paul',
    'Career planner in training',
    'Paul Whitaker',
    'area/13',
    'PARTNER_STAFF',
    'Registered for the session on access, and tries things out in the practice area.',
  ),
  {
    key: 'ana',
    role: 'Customer, in Spanish',
    name: 'Ana Torres',
    email: 'ana@example.org',
    description: 'Was referred to Lakeside College and to a pantry.',
    locale: 'es',
    offered: true,
  },
  {
    key: 'darnell',
    role: 'Customer',
    name: 'Darnell Brooks',
    email: 'darnell@example.org',
    description: 'Waits for an answer from Lakeside College.',
    offered: true,
  },
  {
    key: 'emmett',
    role: 'Customer',
    name: 'Emmett Sandoval',
    email: 'emmett@example.org',
    description: 'Applied in Rockford, where few days are left to begin services.',
    offered: true,
  },
  {
    key: 'tessa',
    role: 'Customer',
    name: 'Tessa Lindqvist',
    email: 'tessa@example.org',
    description: 'Was referred before she applied in Rockford.',
    offered: false,
  },
];

/** What `pnpm start` prints. */
export function demoSignIns(): string[] {
  const offered = DEMO_SIGN_INS.filter((each) => each.offered);
  const width = Math.max(...offered.map((each) => each.email.length));
  return [
    `Sign in with the password "${DEMO_PASSWORD}" as`,
    ...offered.map((each) => `  ${each.email.padEnd(width)}  ${each.role}: ${each.description}`),
  ];
}
