/** What a sender decides about a draft before it goes, where there is something to decide. */
export interface SendChoice {
  /** It may wait for a place. */
  waitingList: boolean;
  /** Why it goes out although the same is under way (REF-048). */
  duplicateReason: string;
}

export const NO_CHOICE: Readonly<SendChoice> = { waitingList: false, duplicateReason: '' };

interface Concerns {
  readonly full: boolean;
  readonly repeats: boolean;
}

/** Whether everything is decided that has to be before it can be sent. */
export const isDecided = ({ full, repeats }: Concerns, choice: SendChoice): boolean =>
  (!full || choice.waitingList) && (!repeats || choice.duplicateReason.trim() !== '');
