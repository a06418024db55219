/** The jobs that run by themselves (CORE-016), by the name under which logs have them, in words. */
export const JOB_TITLES = {
  'due-times': 'Due times: alerts and escalation of referrals, enrollment windows',
  'expired-consents': 'Consents that have ended',
  'ending-consents': 'Warnings of consents that end soon',
  'record-reminders': 'Reminders to verify directory records',
  'notice-mails': 'Email of notices and daily summaries',
  presence: 'Who is looking at a record',
  'stuck-jobs': 'Work of a process that was killed is taken over',
  'social-security-numbers': 'Social Security numbers sealed with the current key',
  'unfinished-files': 'Uploads that were never finished are removed',
  'sent-mails': 'Email that left thirty days ago is forgotten',
  'access-addresses': 'Network addresses in the access log are forgotten after a year',
  'command-results': 'Answers kept for repeated requests are forgotten after a day',
  'run-log': 'This log is written, and forgotten after thirty days',
} as const;
export type JobName = keyof typeof JOB_TITLES;
export const JOB_NAMES = Object.keys(JOB_TITLES) as readonly JobName[];

/** How long a day of the log is kept. */
export const RUN_LOG_DAYS = 30;
