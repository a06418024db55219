import type { Text } from '@throughline/schema/domain/shared/locale';

/** Opening an account with an invitation, and what comes before the first approval. */
export const INVITATION_WORDS = {
  title: { en: 'You are invited', es: 'Tiene una invitación' },
  lead: {
    en: 'With an account you see who will help you and when, say when nobody called, and decide who may see your information.',
    es: 'Con una cuenta usted ve quién le va a ayudar y cuándo, puede avisar si nadie le llamó y decide quién ve su información.',
  },
  otherCode: { en: 'Use another code', es: 'Usar otro código' },
  goOn: { en: 'Go on', es: 'Continuar' },
  newAccount: { en: 'Create my account', es: 'Crear mi cuenta' },
  haveAccount: { en: 'I already have an account', es: 'Ya tengo una cuenta' },
  bindText: {
    en: 'You are signed in as {name}. Use the invitation with this account?',
    es: 'Su sesión es la de {name}. ¿Quiere usar la invitación con esta cuenta?',
  },
  bind: { en: 'Use this account', es: 'Usar esta cuenta' },
  otherAccount: { en: 'Sign out and use another', es: 'Cerrar sesión y usar otra' },
  cannotText: {
    en: 'You are signed in as {name}, an account that is in use already. An invitation needs an account of its own: sign out first.',
    es: 'Su sesión es la de {name}, una cuenta que ya se está usando. Una invitación necesita su propia cuenta: primero cierre la sesión.',
  },
  ownText: {
    en: 'You are signed in as {name}, and one account is enough. If this invitation is yours too, tell us, and your requests can be brought together.',
    es: 'Su sesión es la de {name}, y una cuenta es suficiente. Si esta invitación también es suya, díganoslo para que se puedan reunir sus solicitudes.',
  },
  itIsMine: { en: 'It is mine', es: 'Es mía' },
  signOutFirst: { en: 'Sign out and go on', es: 'Cerrar sesión y continuar' },

  welcomeTitle: { en: 'Welcome, {name}', es: 'Le damos la bienvenida, {name}' },
  verifyFirst: { en: 'First confirm your email address', es: 'Primero confirme su correo' },
  verifyFirstText: {
    en: 'We sent a link to {email}. Open it, and this page goes on by itself.',
    es: 'Enviamos un enlace a {email}. Ábralo y esta página continuará sola.',
  },
  sendAgain: { en: 'Send the link again', es: 'Enviar el enlace otra vez' },
  sentAgain: {
    en: 'A new link is on its way to {email}. Links sent before no longer work.',
    es: 'Un enlace nuevo va en camino a {email}. Los anteriores ya no funcionan.',
  },
  pendingTitle: { en: 'Waiting for approval', es: 'En espera de aprobación' },
  pendingText: {
    en: 'Somebody there has to let you in. You get an email, and this page goes on by itself.',
    es: 'Alguien de ahí debe darle acceso. Recibirá un correo y esta página continuará sola.',
  },
  requestsTitle: { en: 'Your requests', es: 'Sus solicitudes' },
  askedAt: { en: 'Asked', es: 'Solicitado' },
  until: { en: 'until', es: 'hasta' },
  actingNow: { en: 'You act for it in this window', es: 'Ahora actúa en su nombre' },
  refusedText: {
    en: 'They did not approve your request. If this is a mistake, call them or ask again.',
    es: 'No aprobaron su solicitud. Si es un error, llame o vuelva a solicitarlo.',
  },
  suspendedTitle: {
    en: '{organization} is suspended',
    es: '{organization} está suspendida',
  },
  suspendedWhy: { en: 'Why', es: 'Motivo' },
  suspendedText: {
    en: 'Until it takes part again, nobody there can open or answer referrals, and nobody can refer people to it. Nothing was deleted.',
    es: 'Hasta que vuelva a participar, nadie de ahí puede abrir ni responder referidos, y nadie puede referirle personas. No se borró nada.',
  },
  suspendedAsk: {
    en: 'Who decides about it: {area}.',
    es: 'Quién decide al respecto: {area}.',
  },
  ownRecord: { en: 'Its record in the directory', es: 'Su ficha en el directorio' },
  places: { en: 'Places', es: 'Lugares' },
  services: { en: 'Services', es: 'Servicios' },
  noneGiven: { en: 'None given', es: 'Ninguno' },
  notTakingPart: {
    en: 'The organization takes no part for now:',
    es: 'La organización no participa por ahora:',
  },
  endedText: { en: 'Your access there has ended.', es: 'Su acceso ahí terminó.' },
  registerTitle: { en: 'Is it not there yet?', es: '¿Todavía no está?' },
  registerText: {
    en: 'Sign your organization up. The administrator of your area approves it and you in one step.',
    es: 'Registre su organización. La administración de su área la aprueba junto con usted en un solo paso.',
  },
  register: { en: 'Sign up an organization', es: 'Registrar una organización' },
  joinTitle: { en: 'Which organization do you work for?', es: '¿En qué organización trabaja?' },
  joinAnother: { en: 'Ask to join another', es: 'Solicitar ingreso a otra' },
  joinText: {
    en: 'Find it and ask to join. Its administrator gets a message right away.',
    es: 'Búsquela y solicite ingresar. Su administración recibe un aviso de inmediato.',
  },
  organization: { en: 'Organization', es: 'Organización' },
  organizationHint: { en: 'Type a part of its name', es: 'Escriba una parte del nombre' },
  organizationMissing: {
    en: 'Choose your organization from the list.',
    es: 'Elija su organización de la lista.',
  },
  role: { en: 'What you will do there', es: 'Qué hará ahí' },
  note: { en: 'A word to the administrator', es: 'Unas palabras para la administración' },
  noteHint: {
    en: 'Such as your position, or who knows you',
    es: 'Por ejemplo, su puesto o quién le conoce',
  },
  ask: { en: 'Ask to join', es: 'Solicitar ingreso' },
  asked: {
    en: 'Asked. {organization} decides; you get an email.',
    es: 'Solicitud enviada. {organization} decide; usted recibirá un correo.',
  },
  invitedTitle: { en: 'Were you invited as a customer?', es: '¿Le invitaron como cliente?' },
  invitedText: {
    en: 'If somebody who helps you gave you a code, enter it here.',
    es: 'Si alguien que le ayuda le dio un código, escríbalo aquí.',
  },
  enterCode: { en: 'Enter my code', es: 'Escribir mi código' },
  joinOffer: { en: 'Work for {organization}', es: 'Trabajar para {organization}' },
  joinOfferBy: {
    en: '{inviter} invites you: {role}.',
    es: '{inviter} le invita: {role}.',
  },
  joinOfferFrom: {
    en: 'You are invited: {role}.',
    es: 'Tiene una invitación: {role}.',
  },
  joinAs: {
    en: 'You are signed in as {name}. Work for {organization} with this account?',
    es: 'Su sesión es la de {name}. ¿Quiere trabajar para {organization} con esta cuenta?',
  },
  joinNow: { en: 'Join now', es: 'Unirme ahora' },
  joinCustomer: {
    en: 'You are signed in as {name}, who gets help here as a customer. For your work, open an account of its own: sign out first.',
    es: 'Su sesión es la de {name}, que recibe ayuda aquí como cliente. Para su trabajo abra otra cuenta: primero cierre la sesión.',
  },
  joinDead: {
    en: 'This invitation does not work anymore',
    es: 'Esta invitación ya no funciona',
  },
  joinDeadText: {
    en: 'It was used, taken back, or is too old. Ask whoever invited you for a new one.',
    es: 'Ya se usó, se retiró o es demasiado antigua. Pida una nueva a quien le invitó.',
  },
  joinFailed: {
    en: 'The server cannot be reached. Your invitation still works.',
    es: 'No se puede conectar con el servidor. Su invitación sigue funcionando.',
  },
  profile: { en: 'Your profile', es: 'Su perfil' },
  anyRole: {
    PARTNER_STAFF: {
      en: 'Work with customers and referrals',
      es: 'Atender a clientes y referidos',
    },
    PARTNER_ADMIN: {
      en: 'The same, and approve colleagues',
      es: 'Lo mismo, y aprobar a colegas',
    },
    LWIA_ADMIN: {
      en: 'Look after the local area and its organizations',
      es: 'Administrar el área local y sus organizaciones',
    },
    MONITOR: { en: 'See how the state is doing', es: 'Ver cómo va el estado' },
    STATE_ADMIN: { en: 'Look after the whole state', es: 'Administrar todo el estado' },
  },
} as const satisfies Record<string, Text | Record<string, Text>>;
