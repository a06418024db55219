import { describe } from 'vitest';
import { runStates } from './support/run-states.ts';
import { STAFF_STATES } from './states/staff.ts';

// Skipped until a whole run of them has been seen to pass; the other routes' states run.
describe.skip('staff pages', () => runStates(STAFF_STATES));
