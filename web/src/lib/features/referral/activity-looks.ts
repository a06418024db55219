import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import Archive from '@lucide/svelte/icons/archive';
import FilePen from '@lucide/svelte/icons/file-pen';
import Hand from '@lucide/svelte/icons/hand';
import Handshake from '@lucide/svelte/icons/handshake';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Merge from '@lucide/svelte/icons/merge';
import Link from '@lucide/svelte/icons/link-2';
import Lock from '@lucide/svelte/icons/lock';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Moon from '@lucide/svelte/icons/moon';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Pencil from '@lucide/svelte/icons/pencil';
import PhoneOutgoing from '@lucide/svelte/icons/phone-outgoing';
import Repeat from '@lucide/svelte/icons/repeat-2';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Siren from '@lucide/svelte/icons/siren';
import ShieldOff from '@lucide/svelte/icons/shield-off';
import TicketCheck from '@lucide/svelte/icons/ticket-check';
import TicketX from '@lucide/svelte/icons/ticket-x';
import Split from '@lucide/svelte/icons/split';
import Undo from '@lucide/svelte/icons/undo-2';
import UserCheck from '@lucide/svelte/icons/user-check';
import type { Icon, Tone } from '#lib/ui/types.ts';
import type { Activity } from './activity.ts';
import { statusLook } from './status-looks.ts';

interface Look {
  icon: Icon;
  tone: Tone;
}

const LOOKS: Readonly<Partial<Record<Activity['kind'], Look>>> = {
  DRAFT_CREATED: { icon: FilePen, tone: 'neutral' },
  DRAFT_UPDATED: { icon: FilePen, tone: 'neutral' },
  DRAFT_PUT_AWAY: { icon: Archive, tone: 'neutral' },
  REFERRAL_RECALLED: { icon: Undo, tone: 'neutral' },
  REFERRAL_WITHDRAWN: { icon: Hand, tone: 'warning' },
  MESSAGE_POSTED: { icon: MessageSquare, tone: 'neutral' },
  FILE_ATTACHED: { icon: Paperclip, tone: 'neutral' },
  FILE_REMOVED: { icon: Paperclip, tone: 'neutral' },
  NOTE_ADDED: { icon: Lock, tone: 'neutral' },
  ATTEMPT_LOGGED: { icon: PhoneOutgoing, tone: 'neutral' },
  REFERRAL_ASSIGNED: { icon: UserCheck, tone: 'neutral' },
  APPLICATION_STARTED: { icon: FilePen, tone: 'info' },
  ENROLLMENT_WINDOW_NEAR: { icon: AlarmClock, tone: 'warning' },
  EARLIER_ATTACHED: { icon: Link, tone: 'info' },
  EARLIER_SET_APART: { icon: Split, tone: 'neutral' },
  CO_ENROLLMENT_RECORDED: { icon: Handshake, tone: 'info' },
  PERSON_MERGED: { icon: Merge, tone: 'info' },
  MERGE_UNDONE: { icon: Split, tone: 'neutral' },
  DUE_PASSED: { icon: AlarmClock, tone: 'warning' },
  PLACE_OFFERED: { icon: TicketCheck, tone: 'success' },
  PLACE_EXPIRED: { icon: TicketX, tone: 'warning' },
  WAITLISTED: { icon: Hourglass, tone: 'neutral' },
  SNOOZED: { icon: Moon, tone: 'neutral' },
  REFERRED_AGAIN: { icon: Repeat, tone: 'neutral' },
  CONSENT_GIVEN: { icon: ShieldCheck, tone: 'success' },
  CONSENT_WITHDRAWN: { icon: ShieldOff, tone: 'danger' },
  CONSENT_EXPIRING: { icon: ShieldAlert, tone: 'warning' },
  CONSENT_RENEWED: { icon: ShieldCheck, tone: 'success' },
  CONSENT_EXPIRED: { icon: ShieldOff, tone: 'warning' },
  EMERGENCY_ACCESS_TAKEN: { icon: Siren, tone: 'danger' },
  ACCESS_ENDED: { icon: ShieldOff, tone: 'neutral' },
};

/** Changes of status look like their status, so that the eye finds them among the rest. */
export function activityLook({ kind, toStatus, contacted }: Activity): Look {
  const own = LOOKS[kind];
  if (own) return own;
  if (toStatus) return statusLook(toStatus);
  if (kind === 'CONTACT_REPORTED') return { icon: Hand, tone: contacted ? 'success' : 'danger' };
  return { icon: Pencil, tone: 'neutral' };
}
