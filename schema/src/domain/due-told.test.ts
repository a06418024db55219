import { expect, test } from 'vitest';
import { noticeKindOf } from './notification/notice-of-activity.ts';
import { NOTICE_RULES } from './notification/recipients.ts';
import { CLOCKS, DUE_RULES } from './referral/due.ts';

// Neither area imports the other; what the page says of a clock is what the notices do.
test.each(DUE_RULES)('%s: those are told whom the referral names beforehand (REF-053)', (rule) => {
  const kind =
    rule === 'UNANSWERED' ? 'REFERRAL_ATTEMPTING_CONTACT' : noticeKindOf('DUE_PASSED', { rule });
  expect(kind && NOTICE_RULES[kind].to).toEqual(CLOCKS[rule].tells);
});
