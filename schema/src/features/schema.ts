import { builder } from '../platform/builder.ts';
import '../platform/error-types.ts';
import '../platform/scalars.ts';
import './customer/consent.mutations.ts';
import './customer/consent.types.ts';
import './customer/invitation.mutations.ts';
import './customer/invitation.types.ts';
import './customer/match.types.ts';
import './customer/person.mutations.ts';
import './customer/person.queries.ts';
import './customer/person.types.ts';
import './customer/reach.types.ts';
import './directory/directory.queries.ts';
import './directory/directory.types.ts';
import './identity/account.mutations.ts';
import './identity/identity.queries.ts';
import './identity/identity.types.ts';
import './identity/membership.mutations.ts';
import './identity/session.mutations.ts';
import './identity/viewer.types.ts';

/** Every type and field; the features register theirs by being imported. */
export const schema = builder.toSchema();
