import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/access/actor.ts';
import { isPractice, PRACTICE_IDS_FROM, practiceId } from '../domain/shared/practice.ts';

/** What a new person or referral of the actor gets besides: on the practice side an id of that side (REF-065). */
export const onSide = ({ organizationId }: Actor): { id?: string } =>
  isPractice(organizationId) ? { id: practiceId(randomUUID()) } : {};

/** One reads the names of all one's own organizations, to choose between them; lists show those of the side one is on. */
export const ofSide = ({ organizationId }: Actor): { id: { gte: string } | { lt: string } } => ({
  id: isPractice(organizationId) ? { gte: PRACTICE_IDS_FROM } : { lt: PRACTICE_IDS_FROM },
});
