import { runStates } from './support/run-states.ts';
import { PEOPLE_STATES } from './states/people.ts';
import { REFERRAL_STATES } from './states/referral.ts';

runStates([...PEOPLE_STATES, ...REFERRAL_STATES]);
