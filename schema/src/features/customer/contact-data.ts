import type { ContactInput } from '../../domain/customer/contact.ts';
import type { SafeTime } from '../../domain/customer/safe-times.ts';
import { normalizeEmail } from '../../domain/shared/email.ts';
import { parsePhone } from '../../domain/shared/phone.ts';
import { parseZip } from '../../domain/shared/zip.ts';

/** An answer left empty is no answer. */
export const blankToNull = (text: string | null | undefined): string | null => text?.trim() || null;

/** Checked contact details in the form they are stored and compared in. */
export function contactData(contact: ContactInput) {
  return {
    phone: contact.phone ? parsePhone(contact.phone) : null,
    phoneMessageOk: contact.phoneMessageOk ?? false,
    email: contact.email?.trim() ? normalizeEmail(contact.email) : null,
    addressLine: blankToNull(contact.addressLine),
    city: blankToNull(contact.city),
    zip: contact.zip ? parseZip(contact.zip) : null,
    preferredChannel: contact.preferredChannel ?? 'PHONE',
    safeTimes: (contact.safeTimes ?? []).map(({ days, from, to }: SafeTime) => ({
      days: [...days],
      from,
      to,
    })),
    safeTimesNote: blankToNull(contact.safeTimesNote),
  };
}
