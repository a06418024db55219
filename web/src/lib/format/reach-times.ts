interface Reach {
  validUntil: string | null;
  endedAt: string | null;
}

const timeOf = (instant: string | null): Date | null =>
  instant === null ? null : new Date(instant);

/** The times of a reach as the gate reads them. */
export const timesOf = ({ validUntil, endedAt }: Reach) => ({
  validUntil: timeOf(validUntil),
  endedAt: timeOf(endedAt),
});
