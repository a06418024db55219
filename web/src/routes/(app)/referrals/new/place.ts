import { REFERRAL_ORIGINS, type ReferralOrigin } from '@throughline/schema/domain/referral/origin';

/** Where one is in a new referral, as its address says it: ids only, never a name. */
export const STEPS = ['person', 'consent', 'services', 'reason', 'review'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_TITLES: Readonly<Record<Step, string>> = {
  person: 'Person',
  consent: 'Consent',
  services: 'Services',
  reason: 'Reason and urgency',
  review: 'Review',
};

type Params = Pick<URLSearchParams, 'get'>;

export interface Place {
  person: string | null;
  /** The consent chosen before there are drafts to carry it. */
  consent: string | null;
  /** A service that the directory sent along, not picked yet. */
  service: string | null;
  /** Where it began: another page sent somebody here (REF-043). */
  origin: ReferralOrigin | null;
  drafts: readonly string[];
}

const ID = /^[0-9a-f-]{36}$/i;
const idsOf = (value: string | null): string[] => [
  ...new Set((value ?? '').split(',').filter((id) => ID.test(id))),
];

const originParam = (origin: ReferralOrigin): string => origin.toLowerCase().replaceAll('_', '-');

export const stepOf = (params: Params): Step | null =>
  STEPS.find((step) => step === params.get('step')) ?? null;

export const placeOf = (params: Params): Place => ({
  person: idsOf(params.get('person'))[0] ?? null,
  consent: idsOf(params.get('consent'))[0] ?? null,
  service: idsOf(params.get('service'))[0] ?? null,
  origin: REFERRAL_ORIGINS.find((origin) => originParam(origin) === params.get('from')) ?? null,
  drafts: idsOf(params.get('draft')),
});

/** Drafts know their person, consent and origin; before them the address has to. */
export function placeHref(step: Step, { person, consent, service, origin, drafts }: Place): string {
  const parts: [string, string | null][] = [
    ['step', step],
    ...(drafts.length > 0
      ? ([['draft', drafts.join(',')]] as [string, string][])
      : ([
          ['person', person],
          ['consent', consent],
          ['from', origin && originParam(origin)],
        ] as [string, string | null][])),
    ['service', service],
  ];
  const params = parts.filter((part): part is [string, string] => part[1] !== null);
  // A comma needs no escape here, and ids that can be read can be told apart.
  return `/referrals/new?${params.map(([key, value]) => `${key}=${value}`).join('&')}`;
}
