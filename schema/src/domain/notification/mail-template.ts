import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import { NOTICE_MAIL_KINDS } from './mail-kind.ts';

/**
 * Mails say that something waits and where, nothing else: no person, service, need, organization or status,
 * since a mailbox may be read by others (issue: "no case details in mail"). The link needs a sign-in, or works once.
 */
export const MAIL_KINDS = [
  ...NOTICE_MAIL_KINDS,
  'VERIFY_EMAIL',
  'ACCOUNT_EXISTS',
  'RESET_PASSWORD',
  'PASSWORD_CHANGED',
  'CUSTOMER_INVITATION',
  'ORGANIZATION_INVITATION',
  'MEMBERSHIP_INVITATION',
  'ACCOUNT_DETACHED',
  'SECOND_ACCOUNT',
  'REFERRAL_TO_ANSWER',
  'REFERRAL_TO_SEE',
  'REFERRAL_OVER',
  'CUSTOMER_QUESTION',
  'CUSTOMER_TOLD',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Those with a link that works once: kept by nobody longer than it takes to send them. */
export const SINGLE_USE_MAIL_KINDS: readonly MailKind[] = [
  'VERIFY_EMAIL',
  'RESET_PASSWORD',
  'CUSTOMER_INVITATION',
  'ORGANIZATION_INVITATION',
  'MEMBERSHIP_INVITATION',
  'REFERRAL_TO_ANSWER',
  'REFERRAL_TO_SEE',
  'CUSTOMER_QUESTION',
];

/** Where a mail in the outbox stands. */
export const MAIL_STATUSES = ['QUEUED', 'SENT', 'FAILED'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export type Mail = { readonly subject: string; readonly text: string };

type Template = { readonly subject: Text; readonly lines: readonly Text[]; readonly after?: Text };

const IGNORE: Text = {
  en: 'If you did not ask for this, you can ignore this message.',
  es: 'Si usted no lo pidió, puede ignorar este mensaje.',
};

const DO_NOT_FORWARD: Text = {
  en: 'Do not forward this message: whoever has the link can answer in your name.',
  es: 'No reenvíe este mensaje: quien tenga el enlace puede responder en su nombre.',
};

const TEMPLATES: Readonly<Record<MailKind, Template>> = {
  REFERRAL_NEEDS_ATTENTION: {
    subject: { en: 'A referral needs your attention', es: 'Un referido necesita su atención' },
    lines: [
      {
        en: 'A referral needs your attention. Sign in to see it:',
        es: 'Un referido necesita su atención. Inicie sesión para verlo:',
      },
    ],
  },
  REFERRAL_MESSAGE: {
    subject: { en: 'There is a message for you', es: 'Hay un mensaje para usted' },
    lines: [
      {
        en: 'There is a message for you. Sign in to read it:',
        es: 'Hay un mensaje para usted. Inicie sesión para leerlo:',
      },
    ],
  },
  REFERRAL_NEWS: {
    subject: { en: 'There is news on a referral', es: 'Hay novedades de un referido' },
    lines: [
      {
        en: 'There is news on a referral. Sign in to see it:',
        es: 'Hay novedades de un referido. Inicie sesión para verlas:',
      },
    ],
  },
  DAILY_DIGEST: {
    subject: { en: 'Your daily summary', es: 'Su resumen diario' },
    lines: [
      {
        en: 'You have not yet read these. Sign in to see them:',
        es: 'Usted todavía no ha leído esto. Inicie sesión para verlo:',
      },
    ],
  },
  CUSTOMER_NEWS: {
    subject: { en: 'There is news for you', es: 'Hay novedades para usted' },
    lines: [
      {
        en: 'There is news for you. Sign in to read it:',
        es: 'Hay novedades para usted. Inicie sesión para leerlas:',
      },
    ],
  },
  MEMBERSHIP_NEEDS_DECISION: {
    subject: {
      en: 'A request to join needs your decision',
      es: 'Una solicitud de ingreso necesita su decisión',
    },
    lines: [
      {
        en: 'Somebody asks to join your organization. Sign in to decide:',
        es: 'Alguien solicita ingresar a su organización. Inicie sesión para decidir:',
      },
    ],
  },
  MEMBERSHIP_DECIDED: {
    subject: { en: 'Your membership was decided', es: 'Hay una decisión sobre su membresía' },
    lines: [
      {
        en: 'Somebody decided about your work for an organization. Sign in to see how:',
        es: 'Hay una decisión sobre su trabajo para una organización. Inicie sesión para verla:',
      },
    ],
  },
  EMERGENCY_ACCESS: {
    subject: {
      en: 'A record was opened in an emergency',
      es: 'Se abrió una ficha en una emergencia',
    },
    lines: [
      {
        en: 'Somebody you look after opened a record in an emergency. Sign in to see who and why:',
        es: 'Alguien a quien usted administra abrió una ficha en una emergencia. Inicie sesión para ver quién y por qué:',
      },
    ],
  },
  PLAN_NEWS: {
    subject: { en: 'There is news on a career plan', es: 'Hay novedades de un plan de carrera' },
    lines: [
      {
        en: 'There is news on a career plan you look after. Sign in to see it:',
        es: 'Hay novedades de un plan de carrera que usted lleva. Inicie sesión para verlas:',
      },
    ],
  },
  ORGANIZATION_RECORD: {
    subject: {
      en: 'The record of an organization needs a look',
      es: 'La ficha de una organización necesita su atención',
    },
    lines: [
      {
        en: 'There is something about the record of an organization you look after. Sign in to see it:',
        es: 'Hay algo sobre la ficha de una organización que usted administra. Inicie sesión para verlo:',
      },
    ],
  },
  VERIFY_EMAIL: {
    subject: { en: 'Confirm your email address', es: 'Confirme su correo electrónico' },
    lines: [
      {
        en: 'Open this link within 24 hours to confirm your email address:',
        es: 'Abra este enlace en un plazo de 24 horas para confirmar su correo electrónico:',
      },
    ],
    after: IGNORE,
  },
  // Sign-up answers the same whether or not the address is known; the owner of the address learns it here.
  ACCOUNT_EXISTS: {
    subject: { en: 'You already have an account', es: 'Usted ya tiene una cuenta' },
    lines: [
      {
        en: 'Somebody tried to open an account with this address, which already has one. Sign in here:',
        es: 'Alguien intentó abrir una cuenta con esta dirección, que ya tiene una. Inicie sesión aquí:',
      },
    ],
    after: IGNORE,
  },
  RESET_PASSWORD: {
    subject: { en: 'Choose a new password', es: 'Elija una contraseña nueva' },
    lines: [
      {
        en: 'Open this link within one hour to choose a new password:',
        es: 'Abra este enlace en el plazo de una hora para elegir una contraseña nueva:',
      },
    ],
    after: IGNORE,
  },
  PASSWORD_CHANGED: {
    subject: { en: 'Your password was changed', es: 'Se cambió su contraseña' },
    lines: [
      {
        en: 'The password of your account was changed. If it was not you, choose a new one now:',
        es: 'Se cambió la contraseña de su cuenta. Si no fue usted, elija una nueva ahora:',
      },
    ],
  },
  ACCOUNT_DETACHED: {
    subject: {
      en: 'Please use your other account',
      es: 'Por favor use su otra cuenta',
    },
    lines: [
      {
        en: 'You have two accounts. From now on, your requests are in the other one only. Sign in there with its email address. If you have no other account, tell the organization that helps you.',
        es: 'Usted tiene dos cuentas. Desde ahora sus solicitudes están solo en la otra. Inicie sesión con el correo electrónico de esa cuenta. Si no tiene otra cuenta, avise a la organización que le ayuda.',
      },
    ],
  },
  SECOND_ACCOUNT: {
    subject: { en: 'You already have an account', es: 'Usted ya tiene una cuenta' },
    lines: [
      {
        en: 'Somebody used an invitation that seems to be meant for you to connect a second account. You need only this one. If your requests are not all in it, tell the organization that invited you. Sign in here:',
        es: 'Alguien usó una invitación que parece ser para usted y quiso conectar una segunda cuenta. Usted solo necesita esta. Si no encuentra en ella todas sus solicitudes, avise a la organización que le invitó. Inicie sesión aquí:',
      },
    ],
    after: IGNORE,
  },
  CUSTOMER_INVITATION: {
    subject: { en: 'Open your account', es: 'Abra su cuenta' },
    lines: [
      {
        en: 'You can follow your requests online. Open this link within 7 days; it works once:',
        es: 'Usted puede seguir sus solicitudes en línea. Abra este enlace en un plazo de 7 días; funciona una sola vez:',
      },
    ],
    after: IGNORE,
  },
  ORGANIZATION_INVITATION: {
    subject: {
      en: 'Your organization is invited to take part',
      es: 'Se invita a su organización a participar',
    },
    lines: [
      {
        en: 'Your local workforce area invites your organization to receive referrals. Open this link within 30 days to sign it up:',
        es: 'Su área local de fuerza laboral invita a su organización a recibir referidos. Abra este enlace en un plazo de 30 días para registrarla:',
      },
    ],
    after: IGNORE,
  },
  MEMBERSHIP_INVITATION: {
    subject: { en: 'You are invited to work with colleagues', es: 'Sus colegas le invitan' },
    lines: [
      {
        en: 'Colleagues invite you to work with them. Open this link within 14 days. It works once:',
        es: 'Sus colegas le invitan a trabajar con ellos. Abra este enlace en un plazo de 14 días. Funciona una sola vez:',
      },
    ],
    after: IGNORE,
  },
  REFERRAL_TO_ANSWER: {
    subject: { en: 'A referral needs your answer', es: 'Un referido necesita su respuesta' },
    lines: [
      {
        en: 'A referral needs your answer. Open this link to see it and to answer, without signing in. It works once, for a few days:',
        es: 'Un referido necesita su respuesta. Abra este enlace para verlo y responder sin iniciar sesión. Funciona una sola vez, durante unos días:',
      },
    ],
    after: DO_NOT_FORWARD,
  },
  REFERRAL_TO_SEE: {
    subject: {
      en: 'There is news on a referral you answer for',
      es: 'Hay novedades de un referido que usted atiende',
    },
    lines: [
      {
        en: 'There is news on a referral you answer for. Open this link to see it, without signing in. It works once, for a few days:',
        es: 'Hay novedades de un referido que usted atiende. Abra este enlace para verlas sin iniciar sesión. Funciona una sola vez, durante unos días:',
      },
    ],
    after: DO_NOT_FORWARD,
  },
  REFERRAL_OVER: {
    subject: {
      en: 'A referral needs nothing more from you',
      es: 'Un referido ya no necesita nada de usted',
    },
    lines: [
      {
        en: 'A referral we wrote to you about needs nothing more from you. Please contact nobody because of it. The links we sent you for it open nothing any more. If you have questions, ask the organization that sent it.',
        es: 'Un referido sobre el que le escribimos ya no necesita nada de usted. Por favor no se comunique con nadie por ese motivo. Los enlaces que le enviamos ya no abren nada. Si tiene preguntas, diríjase a la organización que lo envió.',
      },
    ],
  },
  CUSTOMER_QUESTION: {
    subject: { en: 'There is news on your request', es: 'Hay novedades de su solicitud' },
    lines: [
      {
        en: 'There is news on your request. Open this link to see it, and to tell us whether somebody has contacted you. It works once, for a few days:',
        es: 'Hay novedades de su solicitud. Abra este enlace para verlas y para decirnos si alguien se comunicó con usted. Funciona una sola vez, durante unos días:',
      },
    ],
    after: IGNORE,
  },
  CUSTOMER_TOLD: {
    subject: { en: 'There is news on your request', es: 'Hay novedades de su solicitud' },
    lines: [
      {
        en: 'There is news on your request. Ask the organization that asked for this help for you: it can tell you what follows. Links we sent you before may open nothing any more.',
        es: 'Hay novedades de su solicitud. Pregunte a la organización que pidió esta ayuda para usted: le puede decir qué sigue. Es posible que los enlaces que le enviamos antes ya no abran nada.',
      },
    ],
    after: IGNORE,
  },
};

/** What a mail is called where it is listed. */
export const MAIL_SUBJECTS = Object.fromEntries(
  MAIL_KINDS.map((kind) => [kind, TEMPLATES[kind].subject]),
) as Readonly<Record<MailKind, Text>>;

const SIGNATURE: Text = {
  en: 'Throughline · Illinois workforce services',
  es: 'Throughline · Servicios laborales de Illinois',
};

/** What a mail of notices says of itself besides its link. */
export type MailOfNotices = {
  /** How many of what wait: a digest's lines. */
  readonly counts?: readonly (readonly [what: Text, count: number])[];
  /** How many notices it stands for. */
  readonly notices: number;
  /** The page that ends mail of this kind. */
  readonly unsubscribeUrl: string;
};

const SEVERAL: Text = {
  en: 'This message stands for {count} notices.',
  es: 'Este mensaje reúne {count} avisos.',
};
const UNSUBSCRIBE: Text = {
  en: 'No more email of this kind:',
  es: 'No recibir más correos de este tipo:',
};

/**
 * The same words for everybody: nothing but links and counts goes in.
 * @param link absolute address of the page or of the single-use link; null: there is nothing to open
 */
export const renderMail = (
  kind: MailKind,
  link: string | null,
  locale: Locale,
  of?: MailOfNotices,
): Mail => {
  const { subject, lines, after } = TEMPLATES[kind];
  const parts = lines.map((line) => pick(line, locale));
  if (link) parts.push(link);
  if (of?.counts) {
    parts.push(of.counts.map(([what, count]) => `${pick(what, locale)}: ${count}`).join('\n'));
  } else if (of && of.notices > 1) {
    parts.push(pick(SEVERAL, locale).replace('{count}', String(of.notices)));
  }
  if (after) parts.push(pick(after, locale));
  parts.push(pick(SIGNATURE, locale));
  if (of) parts.push(`${pick(UNSUBSCRIBE, locale)}\n${of.unsubscribeUrl}`);
  return { subject: pick(subject, locale), text: `${parts.join('\n\n')}\n` };
};
