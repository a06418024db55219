/**
 * The practice side (REF-065): a made-up local area in which people who learn refer invented people. Whatever belongs
 * to it has an id that begins with `ffffffff`, and no other id does: a UUID v7 of the year 10889
 * (prisma/policies/00-claims.sql says the same).
 */
const PREFIX = 'ffffffff';

/** The first of its ids. */
export const PRACTICE_IDS_FROM = `${PREFIX}-0000-0000-0000-000000000000`;

/** The one local area of it (prisma/seed/reference/practice.ts). */
export const PRACTICE_AREA_ID = `${PREFIX}-0000-7000-8000-000000000001`;

export const isPractice = (id: string | null | undefined): boolean =>
  id?.toLowerCase().startsWith(PREFIX) ?? false;

/** The same id on the practice side. */
export const practiceId = (id: string): string => PREFIX + id.slice(PREFIX.length);
