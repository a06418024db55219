import Archive from '@lucide/svelte/icons/archive';
import Check from '@lucide/svelte/icons/check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CornerUpLeft from '@lucide/svelte/icons/corner-up-left';
import Hand from '@lucide/svelte/icons/hand';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Moon from '@lucide/svelte/icons/moon';
import Pencil from '@lucide/svelte/icons/pencil';
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing';
import Play from '@lucide/svelte/icons/play';
import Repeat from '@lucide/svelte/icons/repeat-2';
import Send from '@lucide/svelte/icons/send';
import Trash from '@lucide/svelte/icons/trash';
import Undo from '@lucide/svelte/icons/undo-2';
import X from '@lucide/svelte/icons/x';
import type { ReferralAction } from '@throughline/schema/domain/referral/actions';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import type { Icon } from '#lib/ui/types.ts';

/** Actions that have a button; the others are boxes to type in, or happen by themselves. */
export const BUTTON_ACTIONS = [
  'SEND',
  'ACCEPT',
  'START',
  'COMPLETE',
  'DECLINE',
  'EDIT',
  'LOG_ATTEMPT',
  'LOG_PARTNER_ATTEMPT',
  'REFER_AGAIN',
  'AMEND_OUTCOME',
  'WAITLIST',
  'RETURN',
  'SNOOZE',
  'RECALL',
  'WITHDRAW',
  'PUT_AWAY',
  'DISCARD',
] as const satisfies readonly ReferralAction[];
export type ButtonAction = (typeof BUTTON_ACTIONS)[number];

export const isButtonAction = (action: string): action is ButtonAction =>
  (BUTTON_ACTIONS as readonly string[]).includes(action);

interface Look {
  label: string;
  icon: Icon;
  /** Final, or takes something from somebody. */
  danger?: boolean;
}

export const ACTION_LOOKS: Readonly<Record<ButtonAction, Look>> = {
  SEND: { label: 'Send', icon: Send },
  ACCEPT: { label: 'Accept', icon: Check },
  START: { label: 'Start services', icon: Play },
  COMPLETE: { label: 'Close with an outcome', icon: CircleCheck },
  DECLINE: { label: 'Decline', icon: X },
  EDIT: { label: 'Edit the draft', icon: Pencil },
  LOG_ATTEMPT: { label: 'Log a contact attempt', icon: PhoneOutgoing },
  LOG_PARTNER_ATTEMPT: { label: 'Log an attempt to reach them', icon: PhoneOutgoing },
  REFER_AGAIN: { label: 'Refer again', icon: Repeat },
  AMEND_OUTCOME: { label: 'Correct the outcome', icon: Pencil },
  WAITLIST: { label: 'Put on the waiting list', icon: Hourglass },
  RETURN: { label: 'Return to me', icon: CornerUpLeft },
  SNOOZE: { label: 'Put off', icon: Moon },
  RECALL: { label: 'Take it back', icon: Undo },
  WITHDRAW: { label: 'Withdraw', icon: Hand, danger: true },
  PUT_AWAY: { label: 'Put away', icon: Archive },
  DISCARD: { label: 'Discard', icon: Trash, danger: true },
};

const PRIMARY: readonly ButtonAction[] = ['SEND', 'ACCEPT', 'START', 'COMPLETE'];
const BESIDE: readonly ButtonAction[] = ['DECLINE', 'EDIT', 'LOG_ATTEMPT', 'LOG_PARTNER_ATTEMPT'];

/** Where going to another partner is the next step; after a good end it is only a possibility. */
const ELSEWHERE: Readonly<Partial<Record<ReferralStatus, ButtonAction>>> = {
  DECLINED: 'REFER_AGAIN',
  ATTEMPTING_CONTACT: 'RETURN',
};

export interface ArrangedActions {
  primary: ButtonAction | null;
  beside: readonly ButtonAction[];
  menu: readonly ButtonAction[];
}

/** Which of the reader's actions is the next step, which stand beside it, which wait in the menu. */
export function arrangeActions(
  viewerActions: readonly ReferralAction[],
  status: ReferralStatus,
  incomplete = false,
): ArrangedActions {
  const offered = BUTTON_ACTIONS.filter(
    (action) => viewerActions.includes(action) && !(incomplete && action === 'SEND'),
  );
  if (incomplete && offered.includes('EDIT')) {
    return { primary: 'EDIT', beside: [], menu: offered.filter((action) => action !== 'EDIT') };
  }
  const next = PRIMARY.find((action) => offered.includes(action)) ?? null;
  const primary = next ?? offered.find((action) => action === ELSEWHERE[status]);
  const beside = offered.filter((action) => action !== primary && BESIDE.includes(action));
  const menu = offered.filter((action) => action !== primary && !beside.includes(action));
  return { primary: primary ?? null, beside, menu };
}
