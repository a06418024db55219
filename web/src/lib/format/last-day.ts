import { dateOf, type LocalDate } from '@throughline/schema/domain/shared/chicago-time';

/** The last day on which something holds that ends at this instant: what ends at midnight ended the day before. */
export const lastDay = (endsAt: string): LocalDate => dateOf(new Date(Date.parse(endsAt) - 1));
