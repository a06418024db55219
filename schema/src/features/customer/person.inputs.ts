import { builder } from '../../platform/builder.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { PreferredChannelEnum, WeekdayEnum } from './customer.enums.ts';

const SafeTimeInput = builder.inputType('SafeTimeInput', {
  description: 'A time of the week at which it is safe to call or write, in Chicago time.',
  fields: (t) => ({
    days: t.field({ type: [WeekdayEnum], required: true, description: 'On these days.' }),
    from: t.string({ required: true, description: 'From this time on, such as 09:00.' }),
    to: t.string({ required: true, description: 'Until before this time, such as 17:30.' }),
  }),
});

export const ContactInputType = builder.inputType('ContactInput', {
  description: 'How and when to reach a person. What is left out is empty afterwards.',
  fields: (t) => ({
    phone: t.string({ description: 'A US number as people type it.' }),
    phoneMessageOk: t.boolean({
      required: true,
      description: 'Whether a text or voice message may be left on that phone.',
    }),
    email: t.string({ description: 'Email address.' }),
    addressLine: t.string({ description: 'Street and number.' }),
    city: t.string({ description: 'Town.' }),
    zip: t.string({ description: 'ZIP code, 60601 or 60601-1234.' }),
    preferredChannel: t.field({
      type: PreferredChannelEnum,
      required: true,
      description: 'How the person wants to be contacted.',
    }),
    safeTimes: t.field({
      type: [SafeTimeInput],
      required: true,
      description: 'When it is safe; empty: at any time.',
    }),
    safeTimesNote: t.string({ description: 'A remark for whoever contacts.' }),
  }),
});

export const NeedInputType = builder.inputType('NeedInput', {
  description: 'A need to write down.',
  fields: (t) => ({
    category: t.field({ type: NeedCategoryEnum, required: true, description: 'Of which kind.' }),
    note: t.string({ description: 'In their words.' }),
  }),
});
