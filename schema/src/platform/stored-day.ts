import type { LocalDate } from '../domain/shared/chicago-time.ts';

/** A calendar day as the tables hold it. */
export const storedDay = (date: Date): LocalDate => date.toISOString().slice(0, 10);
