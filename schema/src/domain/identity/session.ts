/**
 * A session ends after this long without a request, and after {@link SESSION_HOURS} whatever is done
 * (CORE-001). What is pushed to an open page is no request.
 */
export const SESSION_IDLE_MINUTES = 30;
/** How long before that the page warns. */
export const SESSION_WARNING_MINUTES = 2;
export const SESSION_HOURS = 12;

/** How long the single-use links in mails can be opened. */
export const VERIFY_LINK_HOURS = 24;
export const RESET_LINK_HOURS = 1;

/** With what reason a socket is closed for good (4401), so that the page can say what ended. */
export const SESSION_ENDED = 'Your session ended.';
export const MEMBERSHIP_ENDED = 'You no longer act for this organization.';
