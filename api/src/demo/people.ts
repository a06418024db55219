import type { DemoOrganization } from './organizations.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import type { Random } from './random.ts';
import type { Somebody } from './story.ts';

const LANGUAGES = ['en', 'en', 'en', 'en', 'es', 'es', 'pl', 'ar'] as const;

/** As many customers as asked for, each of the town of the organization that will meet them first. */
export function inventPeople(
  random: Random,
  homes: readonly DemoOrganization[],
  count: number,
): Somebody[] {
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    let firstName: string;
    let lastName: string;
    do {
      firstName = random.pick(FIRST_NAMES);
      lastName = random.pick(LAST_NAMES);
    } while (used.has(`${firstName} ${lastName}`));
    used.add(`${firstName} ${lastName}`);
    const from = homes[index % homes.length];
    if (!from) throw new Error('The demo needs an organization for each person.');
    return {
      firstName,
      lastName,
      from,
      language: random.pick(LANGUAGES),
      dateOfBirth: birthDate(random),
      email: random.next() < 0.6 ? `${firstName}.${lastName}@example.org`.toLowerCase() : null,
    };
  });
}

export function birthDate(random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${random.whole(1960, 2006)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
}
