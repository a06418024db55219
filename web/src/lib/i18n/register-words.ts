import type { Text } from '@throughline/schema/domain/shared/locale';

/** Signing an organization up. */
export const REGISTER_WORDS = {
  pageTitle: { en: 'Sign up an organization', es: 'Inscribir una organización' },
  title: { en: 'Sign up your organization', es: 'Inscriba su organización' },
  lead: {
    en: 'For organizations in Illinois that help people find work, learn, or get by. The administrator of your workforce area approves it and you in one step; then people can be referred to you.',
    es: 'Para organizaciones de Illinois que ayudan a las personas a encontrar trabajo, a aprender o a salir adelante. La administración de su área laboral la aprueba junto con usted en un solo paso; después se le podrán referir personas.',
  },
  done: { en: '{name} is signed up', es: '{name} está inscrita' },
  decides: {
    en: '{area} decides about it. You get an email as soon as it is approved.',
    es: '{area} decide sobre la solicitud. Recibirá un correo en cuanto se apruebe.',
  },
  anyArea: { en: 'The administrator of your area', es: 'La administración de su área' },
  goOn: { en: 'Go on', es: 'Continuar' },
  accountFirst: {
    en: 'First open an account of your own, or sign in. Then come back to this page.',
    es: 'Primero abra una cuenta propia o inicie sesión. Después vuelva a esta página.',
  },
  openAccount: { en: 'Open an account', es: 'Abrir una cuenta' },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  asCustomer: {
    en: 'This is your account as a customer. Open another one for your work.',
    es: 'Esta es su cuenta de cliente. Abra otra para su trabajo.',
  },
  confirmFirst: {
    en: 'First confirm your email address: open the link we sent to {email}.',
    es: 'Primero confirme su correo electrónico: abra el enlace que enviamos a {email}.',
  },
  linkAgain: { en: 'Send the link again', es: 'Enviar el enlace otra vez' },
  invited: { en: '{area} invited your organization.', es: '{area} invitó a su organización.' },
  name: { en: 'Name of the organization', es: 'Nombre de la organización' },
  about: { en: 'What you do', es: 'Qué hacen' },
  where: { en: 'Where it is', es: 'Dónde está' },
  street: { en: 'Street and number', es: 'Calle y número' },
  zip: { en: 'ZIP code', es: 'Código postal' },
  city: { en: 'City', es: 'Ciudad' },
  county: { en: 'County', es: 'Condado' },
  countyHint: {
    en: 'The workforce area of this county is asked to approve.',
    es: 'Se pide la aprobación al área laboral de este condado.',
  },
  reached: { en: 'How people reach it', es: 'Cómo comunicarse' },
  phone: { en: 'Phone', es: 'Teléfono' },
  email: { en: 'Email', es: 'Correo electrónico' },
  website: { en: 'Website', es: 'Sitio web' },
  you: { en: 'You', es: 'Usted' },
  note: { en: 'Who you are there', es: 'Quién es usted ahí' },
  noteHint: { en: 'For whoever approves it.', es: 'Para quien lo apruebe.' },
  send: { en: 'Sign up the organization', es: 'Inscribir la organización' },
} as const satisfies Record<string, Text>;
