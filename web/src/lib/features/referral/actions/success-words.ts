import { REFERRAL_OUTCOME_LABELS } from '@throughline/schema/domain/referral/outcome';
import { dueSentence } from '@throughline/schema/domain/referral/due-sentence';
import { personOf, type ReferralRecordData } from '../record.ts';
import type { ButtonAction } from './action-looks.ts';

/** What happened and what follows, for the green line on top of the page. */
export function successWords(
  action: ButtonAction,
  referral: ReferralRecordData,
  now: Date,
): string {
  const sender = referral.sender.name;
  const receiver = referral.receiver?.name ?? 'the partner';
  const due = dueSentence(referral, now);
  const next = due ? ` ${due}.` : '';
  switch (action) {
    case 'SEND':
      return `Sent to ${receiver}.${next}`;
    case 'ACCEPT':
      return `Accepted. ${sender} sees it now.${next}`;
    case 'DECLINE':
      return `Declined. ${sender} knows why and looks for another way. What ${personOf(referral)} shared is closed for you now.`;
    case 'START':
      return `Services have started. ${sender} sees it now.${next}`;
    case 'COMPLETE': {
      const outcome = referral.outcome ? REFERRAL_OUTCOME_LABELS[referral.outcome].en : 'closed';
      return `Closed: ${outcome.toLowerCase()}. You can correct the outcome for 24 hours.`;
    }
    case 'AMEND_OUTCOME':
      return `The outcome is corrected. ${sender} sees it now.`;
    case 'LOG_ATTEMPT':
      return `Noted. ${sender} sees when and with what result, not your note.`;
    case 'LOG_PARTNER_ATTEMPT':
      return `Noted. It counts as an attempt to reach ${receiver}.${next}`;
    case 'WITHDRAW':
      return `Withdrawn. ${receiver} has been told.`;
    case 'RECALL':
      return `Taken back. ${receiver} no longer sees it. Change it and send it again, or put it away.`;
    case 'RETURN':
      return 'Taken back. This is the new draft with the same content: choose another partner.';
    case 'WAITLIST':
      return `On your waiting list. ${sender} and the customer see it; a place that becomes free is offered in turn.`;
    case 'SNOOZE':
      return referral.snoozes.length > 0
        ? 'Put off. Colleagues see until when and why; its clock runs on.'
        : 'It is back among what needs you.';
    case 'EDIT':
      return referral.missingForSend.length === 0
        ? 'The draft is saved and can be sent.'
        : 'The draft is saved.';
    case 'PUT_AWAY':
      return 'Put away. Its history stays here.';
    case 'REFER_AGAIN':
      return 'This is the new draft. It follows the referral before.';
    case 'DISCARD':
      return 'The draft is discarded.';
  }
}
