import { describe, expect, it } from 'vitest';
import { contactFormProblems, contactInput, contactValues, WORKING_HOURS } from './contact-form.ts';

const saved = {
  phone: '+13125550123',
  phoneMessageOk: true,
  email: null,
  addressLine: null,
  city: 'Rockford',
  zip: '61104',
  preferredChannel: 'PHONE' as const,
  safeTimes: [{ days: ['SAT' as const], from: '10:00', to: '14:00' }],
  safeTimesNote: null,
  version: 3,
};

describe('contact form', () => {
  it('sends back what it was given when nothing is changed', () => {
    const { version: _, ...contact } = saved;
    expect(contactInput(contactValues(saved))).toEqual(contact);
  });

  it('proposes working hours, and sends none as long as any time is fine', () => {
    const values = contactValues({ ...saved, safeTimes: [] });
    expect(values.safeTimes).toEqual([WORKING_HOURS]);
    expect(contactInput(values).safeTimes).toEqual([]);
    expect(contactInput({ ...values, limited: 'THESE' }).safeTimes).toEqual([WORKING_HOURS]);
  });

  it('names fields as the server does', () => {
    const values = { ...contactValues(saved), zip: '123' };
    values.safeTimes = [{ days: [], from: '10:00', to: '14:00' }];
    expect(contactFormProblems(values).map(({ field }) => field)).toEqual([
      'contact.zip',
      'contact.safeTimes.0',
    ]);
  });

  it('begins empty, with a phone call as the way', () => {
    expect(contactFormProblems(contactValues(null))).toEqual([]);
    expect(contactInput(contactValues(null))).toMatchObject({
      phone: null,
      preferredChannel: 'PHONE',
    });
  });
});
