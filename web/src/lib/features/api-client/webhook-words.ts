import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import type { DeliveryStatus, DisabledReason } from '@throughline/schema/domain/webhook/webhook';
import type { Icon, Tone } from '#lib/ui/types.ts';

export const DELIVERY_WORDS: Readonly<
  Record<DeliveryStatus, { label: string; tone: Tone; icon: Icon }>
> = {
  PENDING: { label: 'Waiting', tone: 'neutral', icon: Clock },
  DELIVERED: { label: 'Delivered', tone: 'success', icon: CircleCheck },
  FAILED: { label: 'Failed', tone: 'danger', icon: CircleX },
};

export const DISABLED_WORDS: Readonly<Record<DisabledReason, string>> = {
  BY_HAND: 'Switched off by hand.',
  GONE: 'Switched off: the receiver says that this address is gone.',
  FAILING: 'Switched off: nothing got through for a day.',
};

const FAILURES: Readonly<Record<string, string>> = {
  ADDRESS_REFUSED: 'not an address of the public internet',
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such name',
  EAI_AGAIN: 'the name could not be looked up',
  NOT_HTTPS: 'not https',
  NO_ADDRESS: 'the name has no address',
  SWITCHED_OFF: 'switched off',
  TIMEOUT: 'no answer within 10 seconds',
};

/** "answered 503" for HTTP_503; a code that nobody put into words stays one. */
export const failureText = (code: string): string =>
  FAILURES[code] ?? code.replace(/^HTTP_(\d+)$/, 'answered $1');
