import { goto } from '$app/navigation';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { keepSearch } from '#lib/features/directory/kept-search.ts';
import { EMPTY_FILTER } from '#lib/features/directory/service-filter.ts';

interface Whom {
  id: string;
  contact: { zip: string | null } | null;
}

/** One click to the services that answer a need, near them (REF-023, REF-043): which need stays out of the address. */
export function referFor(
  userId: string,
  { id, contact }: Whom,
  category: NeedCategory,
  from: 'plan' | null = null,
): Promise<void> {
  keepSearch(userId, id, { ...EMPTY_FILTER, categories: [category], zip: contact?.zip ?? '' });
  return goto(`/referrals/new?step=services&person=${id}${from ? `&from=${from}` : ''}`);
}
