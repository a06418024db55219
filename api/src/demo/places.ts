import type { Actor } from '@throughline/schema/domain/access/actor';
import { setCapacity } from '@throughline/schema/features/directory/commands/set-capacity';
import type { DemoOrganization } from './organizations.ts';
import { businessMoment } from './stage.ts';
import type { Stage } from './stage.ts';

/** What services say of their places, in turn: most reserve them, some only show a number. */
const SAID = [
  { rule: 'RESERVED', state: 'OPEN', places: 6 },
  { rule: 'RESERVED', state: 'OPEN', places: 14 },
  { rule: 'SHOWN', state: 'OPEN', places: 20 },
  { rule: 'RESERVED', state: 'OPEN', places: 9 },
  { rule: 'NOT_COUNTED', state: 'OPEN', places: 0 },
] as const;
const FULL = { rule: 'RESERVED', state: 'OPEN', places: 0 } as const;

/** Every partner says how many people it can take, a few days ago; those named have no place left (REF-011). */
export function planPlaces(
  stage: Stage,
  now: Date,
  organizations: readonly DemoOrganization[],
  options: { readonly full: readonly string[]; readonly actorAt: (of: DemoOrganization) => Actor },
): void {
  for (const [index, organization] of organizations.entries()) {
    stage.plan(businessMoment(now, 2 + (index % 9), 8, 30), async () => {
      for (const [n, { id }] of organization.services.entries()) {
        const said = options.full.includes(organization.key)
          ? FULL
          : SAID[(index + n) % SAID.length];
        await stage.act(options.actorAt(organization), setCapacity, {
          serviceId: id,
          expectedVersion: 0,
          ...(said ?? FULL),
        });
      }
    });
  }
}
