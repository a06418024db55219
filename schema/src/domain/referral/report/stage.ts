/** Where a referral stands while somebody has to act, told by the times it keeps (REF-057). */
export const STAGES = ['OPEN', 'DECIDE', 'START', 'COMPLETE'] as const;
export type Stage = (typeof STAGES)[number];

/** `status`: what it is called on a referral; `until`: what ended it. */
export const STAGE_WORDS: Readonly<
  Record<Stage, { readonly status: string; readonly until: string }>
> = {
  OPEN: { status: 'Sent or attempting contact', until: 'Sent until the partner opened it' },
  DECIDE: { status: 'Received', until: 'Opened until accepted or declined' },
  START: { status: 'Accepted', until: 'Accepted until services started' },
  COMPLETE: { status: 'In progress', until: 'Started until completed' },
};
