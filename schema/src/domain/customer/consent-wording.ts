import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';

/** The words a customer agreed to. Never edited once used: a change is a new version. */
export type ConsentWording = {
  readonly version: string;
  readonly title: Text;
  /** `{sender}` stands for the organization that asks. */
  readonly paragraphs: readonly Text[];
};

const TITLE: Text = {
  en: 'May we share your information to get you help?',
  es: '¿Podemos compartir su información para conseguirle ayuda?',
};

// What the versions have in common.
const ASKED: Text = {
  en: '{sender} would like to ask other organizations to help you. To do that, we send them your name, how to reach you, and what you agree to below. Each organization gets only what its own help needs.',
  es: '{sender} quiere pedir a otras organizaciones que le ayuden. Para eso les enviamos su nombre, cómo comunicarse con usted y lo que usted acepte a continuación. Cada organización recibe solo lo que necesita para ayudarle.',
};
const SEEN: Text = {
  en: 'The organizations we ask, {sender}, the workforce administrators of your local area and the State of Illinois can see how your request is going. Every time somebody opens your information, we write it down. You can ask who has seen it.',
  es: 'Las organizaciones a las que preguntamos, {sender}, la administración laboral de su área local y el Estado de Illinois pueden ver cómo avanza su solicitud. Cada vez que alguien abre su información, queda registrado. Usted puede preguntar quién la ha visto.',
};
const FREE: Text = {
  en: 'You do not have to agree. If you say no, you can still get the services of {sender}, and nobody will treat you worse for it.',
  es: 'Usted no está obligado a aceptar. Si dice que no, igual puede recibir los servicios de {sender} y nadie le dará un peor trato por ello.',
};
const CHANGE: Text = {
  en: 'You can change your mind at any time: online, by phone or in person. Then we stop sharing, and the requests that are still open are closed. What the organizations wrote down about their own work with you stays with them.',
  es: 'Puede cambiar de opinión en cualquier momento: en línea, por teléfono o en persona. En ese caso dejamos de compartir y se cierran las solicitudes que sigan abiertas. Lo que las organizaciones anotaron sobre su propio trabajo con usted se queda con ellas.',
};
const ENDS: Text = {
  en: 'This permission ends by itself on the date shown. We will ask you before then if you want to go on.',
  es: 'Este permiso termina por sí solo en la fecha indicada. Antes de esa fecha le preguntaremos si quiere continuar.',
};

/** Newest last. */
export const CONSENT_WORDINGS: readonly ConsentWording[] = [
  { version: '2026-01', title: TITLE, paragraphs: [ASKED, SEEN, FREE, CHANGE, ENDS] },
  {
    // Documents can be agreed to as well.
    version: '2026-11',
    title: TITLE,
    paragraphs: [
      ASKED,
      SEEN,
      {
        en: 'If you agree to share your documents, the organizations can open the files on your request while this permission lasts. You see each file and who added it.',
        es: 'Si acepta compartir sus documentos, las organizaciones pueden abrir los archivos de su solicitud mientras dure este permiso. Usted ve cada archivo y quién lo agregó.',
      },
      FREE,
      CHANGE,
      ENDS,
    ],
  },
];

export const consentWording = (version: string): ConsentWording | null =>
  CONSENT_WORDINGS.find((wording) => wording.version === version) ?? null;

/** The version new consents are given under. */
export const currentConsentWording = (): ConsentWording => {
  const newest = CONSENT_WORDINGS.at(-1);
  if (!newest) throw new Error('There must be a wording.');
  return newest;
};

/** The paragraphs to read out or show, with the name of the organization that asks. */
export const consentParagraphs = (
  wording: ConsentWording,
  locale: Locale,
  sender: string,
): string[] =>
  wording.paragraphs.map((paragraph) =>
    pick(paragraph, locale).replaceAll('{sender}', () => sender),
  );
