import type { Actor } from '@throughline/schema/domain/access/actor';
import { takeEmergencyAccess } from '@throughline/schema/features/customer/commands/take-emergency-access';
import type { Stage } from './stage.ts';
import type { Known } from './story.ts';

/**
 * Somebody who never met the customer had to reach them; one try that found nobody; and a customer who can sign in
 * and reads of it.
 */
export async function tellOfEmergencies(
  stage: Stage,
  by: Actor,
  [known]: readonly Known[],
  customer: { readonly by: Actor; readonly known: Known },
): Promise<void> {
  if (!known) throw new Error('The demo needs somebody to look for.');
  const take = takeEmergencyAccess({ byProgram: false, requestId: 'demo' });
  const { firstName, lastName, dateOfBirth } = known.somebody;
  const kind = 'MEDICAL';
  const reason = 'Fainted in our waiting room. The ambulance is here and asks whom to call.';
  await stage.act(by, take, {
    kind,
    reason,
    firstName: 'Walter',
    lastName: 'Nowhere',
    dateOfBirth,
  });
  await stage.act(by, take, { kind, reason, firstName, lastName, dateOfBirth });
  const theirs = customer.known.somebody;
  await stage.act(customer.by, take, {
    kind,
    reason:
      'Collapsed at the bus stop in front of our door. The clinic asks for a relative’s number.',
    firstName: theirs.firstName,
    lastName: theirs.lastName,
    dateOfBirth: theirs.dateOfBirth,
  });
}
