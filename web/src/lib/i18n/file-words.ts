import type { Text } from '@throughline/schema/domain/shared/locale';

/** What customers read about the files on their request (REF-062). */
export const FILE_WORDS = {
  title: { en: 'Files', es: 'Archivos' },
  list: { en: 'Files, oldest first', es: 'Archivos, del más antiguo al más nuevo' },
  none: { en: 'No files yet.', es: 'Todavía no hay archivos.' },
  by: { en: 'Added by {organization}', es: 'Lo agregó {organization}' },
  byMe: { en: 'Added by you', es: 'Lo agregó usted' },
  open: { en: 'Open', es: 'Abrir' },
  remove: { en: 'Remove', es: 'Quitar' },
  removeYes: { en: 'Yes, remove it', es: 'Sí, quitarlo' },
  removeNo: { en: 'Keep it', es: 'Dejarlo' },
  add: { en: 'Add a file or photo', es: 'Agregar un archivo o una foto' },
  adding: { en: 'Files to add', es: 'Archivos para agregar' },
  stop: { en: 'Stop', es: 'Detener' },
  added: { en: '{name} is added.', es: 'Se agregó {name}.' },
  notAdded: { en: '“{name}” was not added. {why}', es: 'No se agregó «{name}». {why}' },
  whoSees: {
    en: '{sender} and {receiver} can open what you add, for as long as you agree to share your documents.',
    es: '{sender} y {receiver} pueden abrir lo que usted agregue, mientras acepte compartir sus documentos.',
  },
  what: {
    en: 'A photo, a PDF, a Word document or plain text, {size} at most.',
    es: 'Una foto, un PDF, un documento de Word o un texto, de {size} como máximo.',
  },
  checking: { en: 'Being checked for viruses', es: 'Se está revisando si tiene virus' },
  infected: {
    en: 'Not safe: it was thrown away, and nobody got it.',
    es: 'No es seguro: se eliminó y nadie lo recibió.',
  },
  cannotOpen: {
    en: '“{name}” cannot be opened right now. Load the page again.',
    es: '«{name}» no se puede abrir ahora. Vuelva a cargar la página.',
  },
  notShared: {
    en: 'You did not agree to share documents when this request was made, so nobody can put files here.',
    es: 'Cuando se hizo esta solicitud usted no aceptó compartir documentos; por eso nadie puede poner archivos aquí.',
  },
  ended: {
    en: 'You no longer share documents with this request. What you added is closed to everybody else.',
    es: 'Usted ya no comparte documentos en esta solicitud. Lo que agregó está cerrado para todos los demás.',
  },
  permission: { en: 'What you agreed to', es: 'Lo que usted aceptó' },
} as const satisfies Record<string, Text>;
