import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bell from '@lucide/svelte/icons/bell';
import BellRing from '@lucide/svelte/icons/bell-ring';
import Building from '@lucide/svelte/icons/building';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import Check from '@lucide/svelte/icons/check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Clock from '@lucide/svelte/icons/clock';
import Contrast from '@lucide/svelte/icons/contrast';
import Eye from '@lucide/svelte/icons/eye';
import Flag from '@lucide/svelte/icons/flag';
import FlagOff from '@lucide/svelte/icons/flag-off';
import Handshake from '@lucide/svelte/icons/handshake';
import Link from '@lucide/svelte/icons/link-2';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Phone from '@lucide/svelte/icons/phone';
import PhoneOff from '@lucide/svelte/icons/phone-off';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShieldOff from '@lucide/svelte/icons/shield-off';
import Siren from '@lucide/svelte/icons/siren';
import Undo from '@lucide/svelte/icons/undo-2';
import UserCheck from '@lucide/svelte/icons/user-check';
import UserPlus from '@lucide/svelte/icons/user-plus';
import WebhookOff from '@lucide/svelte/icons/webhook-off';
import UserX from '@lucide/svelte/icons/user-x';
import X from '@lucide/svelte/icons/x';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import type { Icon, Tone } from '#lib/ui/types.ts';

/** The same glyph and tone as the status it tells of, so that a list of notices reads at a glance. */
export const NOTICE_LOOKS: Readonly<Record<NoticeKind, { icon: Icon; tone: Tone }>> = {
  REFERRAL_SENT: { icon: ArrowRight, tone: 'info' },
  REFERRAL_ATTEMPTING_CONTACT: { icon: Bell, tone: 'warning' },
  REFERRAL_RECEIVED: { icon: Eye, tone: 'info' },
  REFERRAL_ACCEPTED: { icon: Check, tone: 'success' },
  REFERRAL_DECLINED: { icon: X, tone: 'danger' },
  REFERRAL_STARTED: { icon: Contrast, tone: 'accent' },
  REFERRAL_COMPLETED: { icon: CircleCheck, tone: 'success' },
  REFERRAL_WITHDRAWN: { icon: Undo, tone: 'neutral' },
  REFERRAL_RECALLED: { icon: Undo, tone: 'neutral' },
  REFERRAL_MESSAGE: { icon: MessageSquare, tone: 'accent' },
  FILE_ATTACHED: { icon: Paperclip, tone: 'accent' },
  FILE_REFUSED: { icon: ShieldAlert, tone: 'danger' },
  REFERRAL_ASSIGNED: { icon: UserCheck, tone: 'accent' },
  APPLICATION_ASSIGNED: { icon: UserCheck, tone: 'accent' },
  ENROLLMENT_WINDOW_NEAR: { icon: CalendarClock, tone: 'warning' },
  APPLICATION_AUTO_CLOSED: { icon: X, tone: 'danger' },
  REFERRAL_ESCALATED: { icon: BellRing, tone: 'danger' },
  REFERRAL_UNDECIDED: { icon: Bell, tone: 'warning' },
  REFERRAL_NOT_STARTED: { icon: Bell, tone: 'warning' },
  REFERRAL_NO_UPDATE: { icon: Bell, tone: 'warning' },
  REFERRAL_NO_FOLLOW_UP: { icon: Bell, tone: 'warning' },
  PLACE_OFFERED: { icon: CircleCheck, tone: 'success' },
  WAITLISTED: { icon: Clock, tone: 'neutral' },
  ATTEMPT_LOGGED: { icon: Phone, tone: 'neutral' },
  CUSTOMER_CONTACTED: { icon: Phone, tone: 'success' },
  CUSTOMER_NOT_CONTACTED: { icon: PhoneOff, tone: 'danger' },
  CONTACT_TIMES_CHANGED: { icon: Clock, tone: 'warning' },
  CONSENT_WITHDRAWN: { icon: ShieldOff, tone: 'danger' },
  CONSENT_EXPIRING: { icon: ShieldAlert, tone: 'warning' },
  CONSENT_EXPIRED: { icon: ShieldOff, tone: 'warning' },
  CONSENT_RENEWED: { icon: ShieldCheck, tone: 'success' },
  EMERGENCY_ACCESS_TAKEN: { icon: Siren, tone: 'danger' },
  EARLIER_ATTACHED: { icon: Link, tone: 'info' },
  CO_ENROLLMENT_RECORDED: { icon: Handshake, tone: 'info' },
  MEMBERSHIP_REQUESTED: { icon: UserPlus, tone: 'info' },
  MEMBERSHIP_APPROVED: { icon: UserCheck, tone: 'success' },
  MEMBERSHIP_JOINED: { icon: UserCheck, tone: 'success' },
  MEMBERSHIP_CHANGED: { icon: UserCheck, tone: 'info' },
  WEBHOOK_DISABLED: { icon: WebhookOff, tone: 'danger' },
  MEMBERSHIP_REFUSED: { icon: UserX, tone: 'danger' },
  RECORD_STALE: { icon: CalendarClock, tone: 'warning' },
  PROBLEM_REPORTED: { icon: Flag, tone: 'warning' },
  PROBLEM_SOLVED: { icon: FlagOff, tone: 'success' },
  ORGANIZATION_REGISTERED: { icon: Building, tone: 'info' },
  ORGANIZATION_APPROVED: { icon: Building, tone: 'success' },
  ORGANIZATION_REFUSED: { icon: Building, tone: 'danger' },
  ORGANIZATION_SUSPENDED: { icon: Building, tone: 'danger' },
};
