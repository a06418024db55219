import type { Text } from '../shared/locale.ts';
import { NOTICE_KIND_LABELS } from './kind.ts';
import type { NoticeAudience, NoticeKind } from './kind.ts';

/** As customers say it: a referral is their request (REF-051). */
const TO_CUSTOMERS: Readonly<Partial<Record<NoticeKind, Text>>> = {
  REFERRAL_SENT: { en: 'We asked somebody to help me', es: 'Pedimos a alguien que me ayude' },
  REFERRAL_RECEIVED: { en: 'Somebody has my request', es: 'Alguien recibió mi solicitud' },
  REFERRAL_ACCEPTED: { en: 'Somebody will help me', es: 'Alguien me va a ayudar' },
  REFERRAL_DECLINED: { en: 'Somebody cannot help me', es: 'Alguien no puede ayudarme' },
  REFERRAL_STARTED: { en: 'The help has begun', es: 'La ayuda comenzó' },
  REFERRAL_COMPLETED: { en: 'A request is finished', es: 'Una solicitud terminó' },
  REFERRAL_WITHDRAWN: { en: 'A request was stopped', es: 'Una solicitud se detuvo' },
  APPLICATION_AUTO_CLOSED: { en: 'My application was closed', es: 'Mi solicitud se cerró' },
  CONSENT_EXPIRING: { en: 'What I agreed to ends soon', es: 'Lo que acepté termina pronto' },
  CONSENT_EXPIRED: { en: 'What I agreed to has ended', es: 'Lo que acepté terminó' },
  EMERGENCY_ACCESS_TAKEN: {
    en: 'Somebody opened my record in an emergency',
    es: 'Alguien abrió mis datos en una emergencia',
  },
  FILE_ATTACHED: { en: 'A new file on my request', es: 'Un archivo nuevo en mi solicitud' },
  ATTEMPT_LOGGED: { en: 'Somebody tried to reach me', es: 'Alguien intentó contactarme' },
};

/** As those read it who are told. */
const TO_STAFF: Readonly<Partial<Record<NoticeKind, Text>>> = {
  REFERRAL_SENT: { en: 'New referral', es: 'Referido nuevo' },
};

/** What a kind is called in the settings of somebody it is told to. */
export const noticeKindLabel = (kind: NoticeKind, audience: NoticeAudience): Text =>
  (audience === 'CUSTOMER' ? TO_CUSTOMERS : TO_STAFF)[kind] ?? NOTICE_KIND_LABELS[kind];
