import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import type { NoticeAudience, NoticeKind } from './kind.ts';

/**
 * Names as the reader may see them *now*; what they may no longer see is null and falls back to a
 * neutral word. Shown in the app only: mails use mail-template.ts, which has no names.
 */
export type NoticeData = {
  readonly sender?: string | null;
  readonly receiver?: string | null;
  readonly person?: string | null;
  /** Who did it, when that matters: a colleague, the one who asks to join. */
  readonly actor?: string | null;
  readonly organization?: string | null;
  /** How many days are left. */
  readonly days?: string | null;
};

export type NoticeState = {
  /** The person themself did it. */
  readonly byPerson?: boolean;
  /** The reader sees no referral behind it any more. */
  readonly gone?: boolean;
};

const FALLBACK: Readonly<Record<keyof NoticeData, Text>> = {
  sender: { en: 'The sender', es: 'Quien lo envió' },
  receiver: { en: 'The partner', es: 'La organización' },
  person: { en: 'a customer', es: 'un cliente' },
  actor: { en: 'Someone', es: 'Alguien' },
  organization: { en: 'your organization', es: 'su organización' },
  days: { en: 'few', es: 'pocos' },
};

const STAFF: Readonly<Record<NoticeKind, Text>> = {
  REFERRAL_SENT: {
    en: '{sender} sent you a referral for {person}.',
    es: '{sender} le envió un referido para {person}.',
  },
  REFERRAL_ATTEMPTING_CONTACT: {
    // Both sides read it, so it speaks to neither as the other.
    en: 'Nobody at {receiver} has opened the referral for {person} yet.',
    es: 'Nadie de {receiver} ha abierto todavía el referido para {person}.',
  },
  REFERRAL_RECEIVED: {
    en: '{receiver} received the referral for {person}.',
    es: '{receiver} recibió el referido para {person}.',
  },
  REFERRAL_ACCEPTED: {
    en: '{receiver} accepted the referral for {person}.',
    es: '{receiver} aceptó el referido para {person}.',
  },
  REFERRAL_DECLINED: {
    en: '{receiver} declined the referral for {person}. Another partner is needed.',
    es: '{receiver} no aceptó el referido para {person}. Hace falta otra organización.',
  },
  REFERRAL_STARTED: {
    en: '{receiver} started to serve {person}.',
    es: '{receiver} comenzó a atender a {person}.',
  },
  REFERRAL_COMPLETED: {
    en: '{receiver} completed the referral for {person}.',
    es: '{receiver} completó el referido para {person}.',
  },
  REFERRAL_WITHDRAWN: {
    en: 'The referral for {person} was withdrawn.',
    es: 'El referido para {person} fue retirado.',
  },
  REFERRAL_RECALLED: {
    en: '{sender} took a referral back. You need do nothing.',
    es: '{sender} retiró un referido. Usted no tiene que hacer nada.',
  },
  REFERRAL_MESSAGE: {
    en: '{actor} wrote about the referral for {person}.',
    es: '{actor} escribió sobre el referido para {person}.',
  },
  FILE_ATTACHED: {
    en: '{actor} attached a file to the referral for {person}.',
    es: '{actor} adjuntó un archivo al referido para {person}.',
  },
  FILE_REFUSED: {
    en: 'A file you attached to the referral for {person} was not safe and was thrown away.',
    es: 'Un archivo que usted adjuntó al referido para {person} no era seguro y se eliminó.',
  },
  REFERRAL_ASSIGNED: {
    en: '{actor} gave you the referral for {person}.',
    es: '{actor} le asignó el referido para {person}.',
  },
  APPLICATION_ASSIGNED: {
    en: '{actor} gave you an application for a program.',
    es: '{actor} le asignó una solicitud de un programa.',
  },
  ENROLLMENT_WINDOW_NEAR: {
    en: '{days} days were left to enroll {person} in services. After them the application closes by itself.',
    es: 'Quedaban {days} días para inscribir a {person} en servicios. Después la solicitud se cierra por sí sola.',
  },
  APPLICATION_AUTO_CLOSED: {
    en: 'The application of {person} closed: nobody enrolled them in services within 90 days. A new one can be started.',
    es: 'La solicitud de {person} se cerró: nadie hizo la inscripción en servicios en 90 días. Se puede iniciar otra.',
  },
  REFERRAL_ESCALATED: {
    // Read by the sender and by the area's administrators, who may not know the person.
    en: '{receiver} has still not answered the referral for {person} from {sender}.',
    es: '{receiver} todavía no ha respondido al referido para {person} de {sender}.',
  },
  REFERRAL_UNDECIDED: {
    en: '{receiver} opened the referral for {person} and has not decided in time.',
    es: '{receiver} abrió el referido para {person} y no ha decidido a tiempo.',
  },
  REFERRAL_NOT_STARTED: {
    en: '{receiver} accepted the referral for {person} and has not started in time.',
    es: '{receiver} aceptó el referido para {person} y no ha comenzado a tiempo.',
  },
  REFERRAL_NO_UPDATE: {
    en: '{receiver} has sent no news about the referral for {person} for a long time.',
    es: '{receiver} lleva mucho tiempo sin dar novedades sobre el referido para {person}.',
  },
  REFERRAL_NO_FOLLOW_UP: {
    en: '{receiver} declined the referral for {person}, and nobody has followed up yet.',
    es: '{receiver} no aceptó el referido para {person}, y nadie le ha dado seguimiento todavía.',
  },
  PLACE_OFFERED: {
    en: 'A place became free at {receiver}, and it is reserved for {person}.',
    es: 'Quedó un lugar libre en {receiver} y está reservado para {person}.',
  },
  WAITLISTED: {
    en: '{receiver} put {person} on the waiting list.',
    es: '{receiver} puso a {person} en la lista de espera.',
  },
  ATTEMPT_LOGGED: {
    en: '{receiver} tried to reach {person}.',
    es: '{receiver} intentó comunicarse con {person}.',
  },
  CUSTOMER_CONTACTED: {
    en: '{receiver} contacted {person}, who confirmed it.',
    es: '{receiver} se comunicó con {person}, según confirmó esta persona.',
  },
  CUSTOMER_NOT_CONTACTED: {
    en: 'Nobody from {receiver} has contacted {person}, who told us so.',
    es: 'Nadie de {receiver} se ha comunicado con {person}, según nos dijo esta persona.',
  },
  CONTACT_TIMES_CHANGED: {
    en: 'The times to contact {person} changed.',
    es: 'Cambió el horario para comunicarse con {person}.',
  },
  CONSENT_WITHDRAWN: {
    en: 'The consent of {person} was withdrawn. Their open referrals are closed.',
    es: 'Se retiró el consentimiento de {person}. Sus referidos abiertos se cerraron.',
  },
  CONSENT_EXPIRING: {
    en: 'The consent of {person} ends soon. Renew it so that {receiver} can go on.',
    es: 'El consentimiento de {person} vence pronto. Renuévelo para que {receiver} pueda continuar.',
  },
  CONSENT_EXPIRED: {
    en: 'The consent of {person} has ended. {receiver} sees nothing more until it is renewed.',
    es: 'El consentimiento de {person} venció. {receiver} no ve nada más hasta que se renueve.',
  },
  CONSENT_RENEWED: {
    en: 'The consent of {person} was renewed. {receiver} can go on.',
    es: 'Se renovó el consentimiento de {person}. {receiver} puede continuar.',
  },
  EMERGENCY_ACCESS_TAKEN: {
    en: '{actor} at {organization} opened a record in an emergency. See whether the reason holds.',
    es: '{actor} de {organization} abrió una ficha en una emergencia. Vea si el motivo es válido.',
  },
  EARLIER_ATTACHED: {
    en: 'Earlier referrals of {person} are on the plan now, with their history.',
    es: 'Los referidos anteriores de {person} ya están en el plan, con su historia.',
  },
  CO_ENROLLMENT_RECORDED: {
    en: '{actor} at {organization} recorded another program of {person}.',
    es: '{actor} de {organization} registró otro programa de {person}.',
  },
  MEMBERSHIP_REQUESTED: {
    en: '{actor} asks to join {organization}.',
    es: '{actor} solicita ingresar a {organization}.',
  },
  MEMBERSHIP_APPROVED: {
    en: 'You can now work for {organization}.',
    es: 'Ya puede trabajar para {organization}.',
  },
  MEMBERSHIP_REFUSED: {
    en: 'Your request to join {organization} was not approved.',
    es: 'Su solicitud para ingresar a {organization} no fue aprobada.',
  },
  MEMBERSHIP_JOINED: {
    en: '{actor} took your invitation and works for {organization} now.',
    es: '{actor} aceptó su invitación y ya trabaja para {organization}.',
  },
  MEMBERSHIP_CHANGED: {
    en: 'What you may do for {organization} changed.',
    es: 'Cambió lo que usted puede hacer para {organization}.',
  },
  WEBHOOK_DISABLED: {
    en: 'A webhook of {organization} was switched off: nothing got through any more.',
    es: 'Se desactivó un webhook de {organization}: ya no llegaba nada.',
  },
  RECORD_STALE: {
    en: 'Nobody has checked the record of {organization} for a while. Look it through and say that it is right.',
    es: 'Hace tiempo que nadie revisa la ficha de {organization}. Revísela y confirme que está bien.',
  },
  PROBLEM_REPORTED: {
    en: '{actor} reports a problem in the record of {organization}.',
    es: '{actor} informa de un problema en la ficha de {organization}.',
  },
  PROBLEM_SOLVED: {
    en: 'The problem you reported in the record of {organization} was answered.',
    es: 'Se respondió al problema que usted informó en la ficha de {organization}.',
  },
  ORGANIZATION_REGISTERED: {
    en: '{actor} signed up {organization} and waits for your approval.',
    es: '{actor} registró a {organization} y espera su aprobación.',
  },
  ORGANIZATION_APPROVED: {
    en: '{organization} is approved and takes part in referrals.',
    es: '{organization} está aprobada y participa en los referidos.',
  },
  ORGANIZATION_REFUSED: {
    en: '{organization} was not approved. The reason stands with your memberships.',
    es: '{organization} no fue aprobada. El motivo aparece junto a sus membresías.',
  },
  ORGANIZATION_SUSPENDED: {
    en: '{organization} is suspended. The reason stands with your memberships.',
    es: '{organization} está suspendida. El motivo aparece junto a sus membresías.',
  },
};

/** Where the person did it themself: one does not do things to oneself by name. */
const BY_PERSON: Readonly<Partial<Record<NoticeKind, Text>>> = {
  FILE_ATTACHED: {
    en: '{person} attached a file to their referral.',
    es: '{person} adjuntó un archivo a su referido.',
  },
};

/** What says nothing any more when the referral is gone for its reader. The others name the end themselves. */
const NEEDS_REFERRAL: readonly NoticeKind[] = [
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_MESSAGE',
  'FILE_ATTACHED',
  'FILE_REFUSED',
  'REFERRAL_ASSIGNED',
  'REFERRAL_ESCALATED',
  'REFERRAL_UNDECIDED',
  'REFERRAL_NOT_STARTED',
  'REFERRAL_NO_UPDATE',
  'REFERRAL_NO_FOLLOW_UP',
  'PLACE_OFFERED',
  'WAITLISTED',
  'ATTEMPT_LOGGED',
  'CUSTOMER_CONTACTED',
  'CUSTOMER_NOT_CONTACTED',
];

const GONE: Text = {
  en: 'A referral that was taken back or is no longer open to you.',
  es: 'Un referido que fue retirado o que ya no está abierto para usted.',
};

/** Kinds a customer is told of, in plain words (REF-051). */
const CUSTOMER: Readonly<Partial<Record<NoticeKind, Text>>> = {
  REFERRAL_SENT: {
    en: 'We asked {receiver} to help you.',
    es: 'Le pedimos a {receiver} que le ayude.',
  },
  REFERRAL_RECEIVED: {
    en: '{receiver} has your request and is looking at it.',
    es: '{receiver} recibió su solicitud y la está viendo.',
  },
  REFERRAL_ACCEPTED: {
    en: '{receiver} will help you. They will contact you.',
    es: '{receiver} le va a ayudar. Se comunicará con usted.',
  },
  REFERRAL_DECLINED: {
    en: '{receiver} cannot help with this. {sender} will look for another way.',
    es: '{receiver} no puede ayudarle con esto. {sender} buscará otra opción.',
  },
  REFERRAL_STARTED: {
    en: '{receiver} is helping you now.',
    es: '{receiver} le está ayudando ahora.',
  },
  REFERRAL_COMPLETED: {
    en: 'Your request with {receiver} is finished.',
    es: 'Su solicitud con {receiver} terminó.',
  },
  REFERRAL_WITHDRAWN: {
    en: 'Your request with {receiver} was stopped. Ask {sender} if you still want this help.',
    es: 'Su solicitud con {receiver} se detuvo. Pregunte a {sender} si todavía quiere esta ayuda.',
  },
  PLACE_OFFERED: {
    en: 'A place became free at {receiver}. It is kept for you.',
    es: 'Quedó un lugar libre en {receiver}. Se lo guardan a usted.',
  },
  WAITLISTED: {
    en: 'You are on the waiting list of {receiver}.',
    es: 'Usted está en la lista de espera de {receiver}.',
  },
  CONSENT_EXPIRING: {
    en: 'What you agreed to share with {receiver} ends soon. Agree again if you still want this help.',
    es: 'Lo que aceptó compartir con {receiver} termina pronto. Acepte de nuevo si todavía quiere esta ayuda.',
  },
  CONSENT_EXPIRED: {
    en: 'What you agreed to share with {receiver} has ended. Agree again if you still want this help.',
    es: 'Lo que aceptó compartir con {receiver} terminó. Acepte de nuevo si todavía quiere esta ayuda.',
  },
  EMERGENCY_ACCESS_TAKEN: {
    en: 'Somebody at {organization} said that there was an emergency and opened your information for three hours.',
    es: 'Alguien de {organization} dijo que había una emergencia y abrió su información durante tres horas.',
  },
  APPLICATION_AUTO_CLOSED: {
    en: 'Your application at {organization} was closed after 90 days, since no services had begun. You can apply again.',
    es: 'Su solicitud en {organization} se cerró después de 90 días porque no comenzó ningún servicio. Puede solicitar de nuevo.',
  },
  FILE_ATTACHED: {
    en: 'There is a new file on your request with {receiver}.',
    es: 'Hay un archivo nuevo en su solicitud con {receiver}.',
  },
  FILE_REFUSED: {
    en: 'A file you added to your request with {receiver} was not safe and was thrown away.',
    es: 'Un archivo que usted agregó a su solicitud con {receiver} no era seguro y se eliminó.',
  },
  ATTEMPT_LOGGED: {
    en: '{receiver} tried to reach you.',
    es: '{receiver} intentó comunicarse con usted.',
  },
};

/** Whether this audience has words for this kind at all. */
export const isToldTo = (kind: NoticeKind, audience: NoticeAudience): boolean =>
  audience === 'STAFF' || kind in CUSTOMER;

const KEYS = ['sender', 'receiver', 'person', 'actor', 'organization', 'days'] as const;

/** The sentence of a notice in the app. Throws for a kind a customer is never told of. */
export const noticeText = (
  kind: NoticeKind,
  data: NoticeData,
  locale: Locale,
  audience: NoticeAudience = 'STAFF',
  { byPerson = false, gone = false }: NoticeState = {},
): string => {
  if (gone && audience === 'STAFF' && NEEDS_REFERRAL.includes(kind)) return pick(GONE, locale);
  const staff = (byPerson && BY_PERSON[kind]) || STAFF[kind];
  const text = audience === 'CUSTOMER' ? CUSTOMER[kind] : staff;
  if (!text) throw new Error(`Customers are not told of ${kind}.`);
  const sentence = pick(text, locale).replace(/\{(\w+)\}/g, (_, word: string) => {
    const key = KEYS.find((each) => each === word);
    return key ? data[key]?.trim() || pick(FALLBACK[key], locale) : word;
  });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};
