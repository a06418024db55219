/**
 * Every length of text (in characters) and size of list that input may have, in one table.
 * The database checks, the API and the forms all read it.
 */
export const LIMITS = {
  /** Given, middle, family and preferred name, each. */
  name: 80,
  organizationName: 160,
  serviceName: 160,
  locationName: 160,
  contactName: 120,
  email: 254,
  phone: 40,
  addressLine: 120,
  city: 80,
  /** A message both sides of a referral read. */
  message: 4000,
  /** Of a file attached to a referral, its ending included. */
  fileName: 120,
  fileBytes: 10 * 1024 * 1024,
  filesPerReferral: 20,
  /** A private note of one side. */
  note: 4000,
  /** Why a referral is made, declined, withdrawn or closed. */
  reason: 2000,
  outcomeSummary: 2000,
  goals: 1000,
  accommodations: 1000,
  /** Social Security numbers that one user may have compared within an hour (CORE-019). */
  ssnComparisons: 30,
  /** A remark beside contact details or times, "ask for Ana". */
  safeTimesNote: 200,
  witnessName: 160,
  searchWords: 200,
  needsPerPerson: 40,
  coEnrollmentsPerPerson: 40,
  safeTimesPerPerson: 14,
  referralsPerBatch: 10,
  /** Places of one service. */
  places: 9999,
  /** How many days ahead a thing to do may be put off. */
  snoozeDays: 60,
  membershipRequestReason: 500,
  /** Invitations of an organization to work for it that nobody has used. */
  openInvitations: 100,
  /** What an organization or a service does. */
  description: 2000,
  website: 300,
  /** What it costs, how to apply, what to bring, how one gets in. */
  serviceText: 500,
  /** One condition of a service in words, the occasion of a closure. */
  clauseText: 200,
  clausesPerService: 12,
  contactsPerService: 10,
  rulesPerLocation: 14,
  closuresPerLocation: 60,
  locationsPerOrganization: 100,
  servicesPerOrganization: 200,
  /** A reported problem, its answer, why an organization is suspended. */
  problem: 1000,
  /** Open at a time, of one reporter. */
  openProblems: 50,
  pageSize: 25,
  pageSizeMax: 100,
  /** Persons a search may show at once; beyond it, ask for more words. */
  searchResults: 200,
  /** Counters of lists stop here, so that they cost the same however long a list is: 1,000 is "1,000 or more". */
  counted: 1000,
  /** Lines of a report; the largest are shown. */
  reportGroups: 500,
  clientMutationId: 64,
  /** A file of records as it is sent, packed. */
  importPacked: 360_000,
  /** The same unpacked: bytes, files of a package, rows altogether, characters of a cell. */
  importBytes: 8_000_000,
  importFiles: 60,
  importRows: 50_000,
  importCell: 4_000,
  /** What one file may hold of each; also of what is exported in one. */
  importOrganizations: 200,
  importLocations: 500,
  importServices: 1_000,
  /** API clients of an organization that still work. */
  apiClients: 20,
  /** Webhooks of an organization. */
  webhooks: 10,
  webhookUrl: 500,
  /** Sessions of the Training Hub, and what each may say. */
  trainingSessions: 200,
  trainingTitle: 160,
  /** One objective, or one thing to say in the chat. */
  trainingLine: 300,
  trainingLines: 12,
  trainingLink: 500,
  /** Of those who come, the list shows at most so many. */
  trainingRegistrations: 500,
} as const;

export type LimitName = keyof typeof LIMITS;
