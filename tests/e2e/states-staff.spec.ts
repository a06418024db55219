import { runStates } from './support/run-states.ts';
import { STAFF_STATES } from './states/staff.ts';

runStates(STAFF_STATES);
