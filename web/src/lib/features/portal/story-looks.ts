import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bell from '@lucide/svelte/icons/bell';
import Check from '@lucide/svelte/icons/check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Contrast from '@lucide/svelte/icons/contrast';
import Eye from '@lucide/svelte/icons/eye';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Phone from '@lucide/svelte/icons/phone';
import Undo from '@lucide/svelte/icons/undo-2';
import X from '@lucide/svelte/icons/x';
import type { ActivityKind } from '@throughline/schema/domain/shared/activity';
import type { Icon, Tone } from '#lib/ui/types.ts';

export interface StoryLook {
  icon: Icon;
  tone: Tone;
}

/** The glyphs of the statuses they lead to; the rest stay quiet. */
const LOOKS: Readonly<Partial<Record<ActivityKind, StoryLook>>> = {
  REFERRAL_SENT: { icon: ArrowRight, tone: 'info' },
  REFERRAL_ATTEMPTING_CONTACT: { icon: Bell, tone: 'warning' },
  REFERRAL_RECEIVED: { icon: Eye, tone: 'info' },
  REFERRAL_ACCEPTED: { icon: Check, tone: 'success' },
  REFERRAL_DECLINED: { icon: X, tone: 'danger' },
  REFERRAL_STARTED: { icon: Contrast, tone: 'accent' },
  REFERRAL_COMPLETED: { icon: CircleCheck, tone: 'success' },
  REFERRAL_WITHDRAWN: { icon: Undo, tone: 'neutral' },
  REFERRAL_RECALLED: { icon: Undo, tone: 'neutral' },
  DUE_PASSED: { icon: Bell, tone: 'warning' },
  ATTEMPT_LOGGED: { icon: Phone, tone: 'neutral' },
  FILE_ATTACHED: { icon: Paperclip, tone: 'neutral' },
  FILE_REMOVED: { icon: Paperclip, tone: 'neutral' },
};

export const storyLook = (kind: ActivityKind): StoryLook =>
  LOOKS[kind] ?? { icon: MessageCircle, tone: 'neutral' };
