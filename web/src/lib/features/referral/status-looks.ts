import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bell from '@lucide/svelte/icons/bell';
import Check from '@lucide/svelte/icons/check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Contrast from '@lucide/svelte/icons/contrast';
import Eye from '@lucide/svelte/icons/eye';
import X from '@lucide/svelte/icons/x';
import {
  REFERRAL_STATUS_LOOKS,
  type ReferralStatus,
} from '@throughline/schema/domain/referral/status';
import type { Icon, Tone } from '#lib/ui/types.ts';

/** The icons behind the names that the domain gives, so that only these eight are bundled. */
const GLYPHS: Readonly<Record<string, Icon>> = {
  'circle-dashed': CircleDashed,
  'arrow-right': ArrowRight,
  bell: Bell,
  eye: Eye,
  check: Check,
  x: X,
  contrast: Contrast,
  'circle-check': CircleCheck,
};

export const statusLook = (status: ReferralStatus): { icon: Icon; tone: Tone } => {
  const { glyph, tone } = REFERRAL_STATUS_LOOKS[status];
  return { icon: GLYPHS[glyph] ?? CircleDashed, tone };
};
