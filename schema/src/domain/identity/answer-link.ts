/** How long a mailed link can be exchanged, unless the operator sets another number (ANSWER_LINK_DAYS). */
export const ANSWER_LINK_DAYS = 7;

/** How long the browser that opened it may answer then. */
export const ANSWER_SESSION_MINUTES = 30;

/** Where such links lead. Its cookie goes nowhere else, and its API is under it. */
export const ANSWER_PATH = '/answer';
export const ANSWER_API_PATH = `${ANSWER_PATH}/graphql`;
