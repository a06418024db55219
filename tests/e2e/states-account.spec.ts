import { runStates } from './support/run-states.ts';
import { ACCOUNT_STATES } from './states/account.ts';
import { CUSTOMER_STATES } from './states/customer.ts';

runStates([...ACCOUNT_STATES, ...CUSTOMER_STATES]);
