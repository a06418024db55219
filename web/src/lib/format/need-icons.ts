import Accessibility from '@lucide/svelte/icons/accessibility';
import Apple from '@lucide/svelte/icons/apple';
import Baby from '@lucide/svelte/icons/baby';
import BookOpen from '@lucide/svelte/icons/book-open';
import Brain from '@lucide/svelte/icons/brain';
import Briefcase from '@lucide/svelte/icons/briefcase';
import Bus from '@lucide/svelte/icons/bus';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hammer from '@lucide/svelte/icons/hammer';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import House from '@lucide/svelte/icons/house';
import Languages from '@lucide/svelte/icons/languages';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import Medal from '@lucide/svelte/icons/medal';
import PiggyBank from '@lucide/svelte/icons/piggy-bank';
import Plug from '@lucide/svelte/icons/plug';
import Receipt from '@lucide/svelte/icons/receipt';
import Scale from '@lucide/svelte/icons/scale';
import Shield from '@lucide/svelte/icons/shield';
import Shirt from '@lucide/svelte/icons/shirt';
import Sprout from '@lucide/svelte/icons/sprout';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import Store from '@lucide/svelte/icons/store';
import Wifi from '@lucide/svelte/icons/wifi';
import {
  NEED_CATEGORY_ICONS,
  type NeedCategory,
} from '@throughline/schema/domain/shared/need-category';
import type { Icon } from '#lib/ui/types.ts';

/** The icons the domain names, so that only these are bundled. */
const BY_NAME: Readonly<Record<string, Icon>> = {
  accessibility: Accessibility,
  apple: Apple,
  baby: Baby,
  'book-open': BookOpen,
  brain: Brain,
  briefcase: Briefcase,
  bus: Bus,
  'graduation-cap': GraduationCap,
  hammer: Hammer,
  'hand-heart': HandHeart,
  'heart-pulse': HeartPulse,
  house: House,
  languages: Languages,
  'life-buoy': LifeBuoy,
  medal: Medal,
  'piggy-bank': PiggyBank,
  plug: Plug,
  receipt: Receipt,
  scale: Scale,
  shield: Shield,
  shirt: Shirt,
  sprout: Sprout,
  stethoscope: Stethoscope,
  store: Store,
  wifi: Wifi,
};

export const needIcon = (category: NeedCategory): Icon =>
  BY_NAME[NEED_CATEGORY_ICONS[category]] ?? LifeBuoy;
