import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import Send from '@lucide/svelte/icons/send';
import Building from '@lucide/svelte/icons/building';
import AlarmClock from '@lucide/svelte/icons/alarm-clock';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import BookOpen from '@lucide/svelte/icons/book-open';
import Blend from '@lucide/svelte/icons/blend';
import Timer from '@lucide/svelte/icons/timer';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import MailWarning from '@lucide/svelte/icons/mail-warning';
import Plug from '@lucide/svelte/icons/plug';
import UserCheck from '@lucide/svelte/icons/user-check';
import Users from '@lucide/svelte/icons/users';
import type { Icon } from '#lib/ui/types.ts';
import type { Viewer } from './viewer.ts';

export interface Area {
  label: string;
  href: string;
  icon: Icon;
  /** Without it the area is not offered; the API refuses it anyway. */
  needs?: Viewer['capabilities'][number];
  /** Second in a phone's bar: reached through "More". */
  secondary?: boolean;
}

const AREAS: readonly Area[] = [
  { label: 'Home', href: '/', icon: House },
  { label: 'Inbox', href: '/referrals', icon: Inbox, needs: 'INBOX' },
  { label: 'People', href: '/people', icon: Users, needs: 'PEOPLE' },
  {
    label: 'Applications',
    href: '/applications',
    icon: ClipboardList,
    needs: 'CASELOAD',
    secondary: true,
  },
  { label: 'Directory', href: '/directory', icon: BookOpen, needs: 'DIRECTORY' },
  { label: 'Figures', href: '/reports', icon: ChartColumn, needs: 'INBOX', secondary: true },
  {
    label: 'Partner Tools',
    href: '/tools',
    icon: LayoutGrid,
    needs: 'TRAINING',
    secondary: true,
  },
  {
    label: 'Our record',
    href: '/organization',
    icon: Building,
    needs: 'KEEP_RECORD',
    secondary: true,
  },
  {
    label: 'Approvals',
    href: '/approvals',
    icon: UserCheck,
    needs: 'APPROVE_MEMBERS',
    secondary: true,
  },
  {
    label: 'Likely matches',
    href: '/matches',
    icon: Blend,
    needs: 'LIKELY_MATCHES',
    secondary: true,
  },
  {
    label: 'Undelivered email',
    href: '/settings/mail',
    icon: MailWarning,
    needs: 'MAIL_DELIVERY',
    secondary: true,
  },
  {
    label: 'Background work',
    href: '/settings/jobs',
    icon: Timer,
    needs: 'WATCH_JOBS',
    secondary: true,
  },
  {
    label: 'Due times',
    href: '/settings/clocks',
    icon: AlarmClock,
    needs: 'SET_RULES',
    secondary: true,
  },
  {
    label: 'API and webhooks',
    href: '/settings/api',
    icon: Plug,
    needs: 'MANAGE_API',
    secondary: true,
  },
];

/** The tiles of Partner Tools: the names that partners know them by (REF-015, CORE-004). */
const TOOLS: readonly (Area & { text: string })[] = [
  {
    label: 'Universal Referral System',
    href: '/referrals',
    icon: Send,
    needs: 'REFER',
    text: 'Send people to partners, and answer the referrals that come in.',
  },
  {
    label: 'Service Finder',
    href: '/directory',
    icon: BookOpen,
    needs: 'DIRECTORY',
    text: 'Services near somebody, whom they are for and when they are open.',
  },
  {
    label: 'Training Hub',
    href: '/tools/training',
    icon: GraduationCap,
    needs: 'TRAINING',
    text: 'Live sessions and recordings about referring.',
  },
];

const opens =
  (viewer: Viewer) =>
  ({ needs }: Area): boolean =>
    needs === undefined || viewer.capabilities.includes(needs);

export const areasOf = (viewer: Viewer): readonly Area[] => AREAS.filter(opens(viewer));

/** As the role opens them; a change of it shows at once. */
export const toolsOf = (viewer: Viewer) => TOOLS.filter(opens(viewer));

/** One begins it from anywhere: its pages are no part of the inbox, whatever their address. */
const NEW_REFERRAL = '/referrals/new';

const isBelow = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`);

export const isWithin = (pathname: string, { href }: Pick<Area, 'href'>): boolean =>
  href === '/' ? pathname === '/' : isBelow(pathname, href) && !isBelow(pathname, NEW_REFERRAL);
