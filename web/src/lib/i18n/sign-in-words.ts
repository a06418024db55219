import type { Text } from '@throughline/schema/domain/shared/locale';

/** The pages before one is signed in: in, up, and back in when the password is gone. */
export const SIGN_IN_WORDS = {
  title: { en: 'Sign in', es: 'Iniciar sesión' },
  nextHint: {
    en: 'Sign in to go on to the page you opened.',
    es: 'Inicie sesión para seguir a la página que abrió.',
  },
  email: { en: 'Email address', es: 'Correo electrónico' },
  emailHint: { en: 'Like name@example.org', es: 'Por ejemplo, nombre@example.org' },
  password: { en: 'Password', es: 'Contraseña' },
  newPassword: { en: 'New password', es: 'Contraseña nueva' },
  passwordHint: {
    en: '{min} characters or more. Four words in a row are easy to remember.',
    es: '{min} caracteres o más. Cuatro palabras seguidas son fáciles de recordar.',
  },
  show: { en: 'Show', es: 'Mostrar' },
  hide: { en: 'Hide', es: 'Ocultar' },
  showPassword: { en: 'Show password', es: 'Mostrar la contraseña' },
  hidePassword: { en: 'Hide password', es: 'Ocultar la contraseña' },
  forgot: { en: 'I forgot my password', es: 'Olvidé mi contraseña' },
  none: { en: 'No account yet?', es: '¿Todavía no tiene cuenta?' },
  signUp: { en: 'Create an account', es: 'Crear una cuenta' },
  emailMissing: { en: 'Enter your email address.', es: 'Escriba su correo electrónico.' },
  passwordMissing: { en: 'Enter your password.', es: 'Escriba su contraseña.' },
  backToSignIn: { en: 'Back to sign in', es: 'Volver a iniciar sesión' },

  demoTitle: { en: 'Try it out', es: 'Pruébelo' },
  demoHint: {
    en: 'This is a demonstration with invented people. Choose who you want to be.',
    es: 'Esta es una demostración con personas inventadas. Elija quién quiere ser.',
  },

  signUpTitle: { en: 'Create an account', es: 'Crear una cuenta' },
  name: { en: 'Your name', es: 'Su nombre' },
  nameHint: { en: 'First and last name', es: 'Nombre y apellido' },
  forWhom: { en: 'What is this account for?', es: '¿Para qué es esta cuenta?' },
  forStaff: {
    en: 'I work for an organization that helps people',
    es: 'Trabajo en una organización que ayuda a personas',
  },
  forStaffHint: {
    en: 'Next you ask to join it, and its administrator lets you in.',
    es: 'Después solicita ingresar y la administración le da acceso.',
  },
  forCustomer: {
    en: 'I get help and was given an invitation',
    es: 'Recibo ayuda y me dieron una invitación',
  },
  forCustomerHint: {
    en: 'You have a code on paper or a link in an email.',
    es: 'Tiene un código en papel o un enlace en un correo.',
  },
  code: { en: 'Invitation code', es: 'Código de invitación' },
  codeHint: {
    en: 'Three groups of four, like K7M4-2QXP-9RTD. Capitals and dashes do not matter.',
    es: 'Tres grupos de cuatro, como K7M4-2QXP-9RTD. No importan las mayúsculas ni los guiones.',
  },
  codeMissing: {
    en: 'Enter the code from your invitation.',
    es: 'Escriba el código de su invitación.',
  },
  codeWrong: {
    en: 'This code is not complete or has a wrong character. Compare it with your invitation.',
    es: 'Este código está incompleto o tiene un carácter equivocado. Compárelo con su invitación.',
  },
  language: { en: 'Language', es: 'Idioma' },
  languageHint: {
    en: 'For emails and messages to you',
    es: 'Para los correos y mensajes que reciba',
  },
  have: { en: 'Already have an account?', es: '¿Ya tiene una cuenta?' },
  checkMailTitle: { en: 'Check your email', es: 'Revise su correo' },
  checkMailText: {
    en: 'We sent a message to {email}. Open the link in it within 24 hours; then you can sign in.',
    es: 'Enviamos un mensaje a {email}. Abra el enlace en un plazo de 24 horas; después podrá iniciar sesión.',
  },
  checkMailHelp: {
    en: 'Nothing there after a few minutes? Look in the folder for unwanted mail, or try again with another address.',
    es: '¿No llega después de unos minutos? Revise la carpeta de correo no deseado o inténtelo con otra dirección.',
  },

  verifyTitle: { en: 'Confirm your email address', es: 'Confirme su correo electrónico' },
  verifyWaiting: { en: 'Confirming your address…', es: 'Confirmando su correo…' },
  verifiedTitle: { en: 'Your address is confirmed', es: 'Su correo está confirmado' },
  verifiedText: {
    en: 'You can use your account now.',
    es: 'Ya puede usar su cuenta.',
  },
  goOn: { en: 'Go on', es: 'Continuar' },
  deadLinkTitle: { en: 'This link does not work', es: 'Este enlace no funciona' },
  deadLinkText: {
    en: 'It may be older than it allows, or used already. If you confirmed before, just sign in; there you can also ask for a new link.',
    es: 'Puede que haya vencido o que ya se haya usado. Si ya confirmó su correo, inicie sesión; ahí también puede pedir otro enlace.',
  },
  linkFailedText: {
    en: 'The server cannot be reached. Your link is still good.',
    es: 'No se puede conectar con el servidor. Su enlace sigue siendo válido.',
  },
  tryAgain: { en: 'Try again', es: 'Intentar de nuevo' },

  forgotTitle: { en: 'Choose a new password', es: 'Elegir una contraseña nueva' },
  forgotText: {
    en: 'Enter the address you sign in with. We send you a link that works for one hour.',
    es: 'Escriba el correo con el que inicia sesión. Le enviaremos un enlace que funciona durante una hora.',
  },
  sendLink: { en: 'Send me a link', es: 'Enviarme un enlace' },
  linkSentText: {
    en: 'If {email} has an account, a link is on its way. It works once, within one hour.',
    es: 'Si {email} tiene una cuenta, el enlace va en camino. Funciona una sola vez, durante una hora.',
  },
  resetTitle: { en: 'Choose a new password', es: 'Elija una contraseña nueva' },
  resetText: {
    en: 'You will be signed out everywhere, and sign in with the new one.',
    es: 'Se cerrarán todas sus sesiones y entrará con la contraseña nueva.',
  },
  savePassword: { en: 'Save the new password', es: 'Guardar la contraseña nueva' },
  resetDoneTitle: { en: 'Your password is changed', es: 'Su contraseña cambió' },
  resetDoneText: { en: 'Sign in with the new one.', es: 'Inicie sesión con la nueva.' },
  newLink: { en: 'Ask for a new link', es: 'Pedir otro enlace' },

  signedOutTitle: { en: 'You are signed out', es: 'Su sesión está cerrada' },
  signedOutText: {
    en: 'Nothing you typed stays on this computer. If others use it, close this window.',
    es: 'Nada de lo que escribió se queda en esta computadora. Si otras personas la usan, cierre esta ventana.',
  },
  signInAgain: { en: 'Sign in again', es: 'Iniciar sesión de nuevo' },
} as const satisfies Record<string, Text>;
