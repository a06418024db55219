import { describe } from 'vitest';
import { runStates } from './support/run-states.ts';
import { STAFF_STATES } from './states/staff.ts';

describe('staff pages', () => runStates(STAFF_STATES));
