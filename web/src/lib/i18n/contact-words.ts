import type { Text } from '@throughline/schema/domain/shared/locale';

/** How a customer wants to be reached. */
export const CONTACT_WORDS = {
  title: { en: 'How to reach me', es: 'Cómo contactarme' },
  lead: {
    en: 'The organizations that help you use this. They see a change right away.',
    es: 'Las organizaciones que le ayudan usan estos datos. Ven los cambios de inmediato.',
  },
  how: { en: 'How should they contact you?', es: '¿Cómo prefiere que se comuniquen?' },
  phone: { en: 'Phone number', es: 'Número de teléfono' },
  phoneHint: { en: 'With area code', es: 'Con código de área' },
  messageOk: {
    en: 'They may leave a voice or text message on this phone',
    es: 'Pueden dejar mensajes de voz o de texto en este teléfono',
  },
  messageOkHint: {
    en: 'Leave this empty if others could hear or read it.',
    es: 'No lo marque si otras personas podrían oírlos o leerlos.',
  },
  email: { en: 'Email address', es: 'Correo electrónico' },
  address: { en: 'Address', es: 'Dirección' },
  street: { en: 'Street and number', es: 'Calle y número' },
  city: { en: 'City', es: 'Ciudad' },
  zip: { en: 'ZIP code', es: 'Código postal' },
  times: { en: 'When may they contact you?', es: '¿Cuándo pueden comunicarse con usted?' },
  anyTime: { en: 'At any time', es: 'A cualquier hora' },
  onlyThen: { en: 'Only at these times', es: 'Solo en estos horarios' },
  timesNumber: { en: 'Times {number}', es: 'Horario {number}' },
  days: { en: 'Days', es: 'Días' },
  from: { en: 'From', es: 'Desde' },
  to: { en: 'Until', es: 'Hasta' },
  addTimes: { en: 'Add other times', es: 'Agregar otro horario' },
  removeTimes: { en: 'Remove these times', es: 'Quitar este horario' },
  note: { en: 'Anything else they should know?', es: '¿Algo más que deban saber?' },
  noteHint: {
    en: 'Such as "ask for Ana" or where to meet',
    es: 'Por ejemplo, «preguntar por Ana» o dónde encontrarse',
  },
  save: { en: 'Save', es: 'Guardar' },
  saved: {
    en: 'Saved. The organizations that help you see it now.',
    es: 'Guardado. Las organizaciones que le ayudan ya lo ven.',
  },
  savedElsewhere: { en: 'What is saved now', es: 'Lo que está guardado ahora' },
  savedElsewhereHint: {
    en: 'Yours is still in the form. Save again to replace it.',
    es: 'Lo suyo sigue en el formulario. Guarde otra vez para reemplazarlo.',
  },
  none: { en: 'none', es: 'ninguno' },
  restored: {
    en: 'We put back what you had typed and not saved.',
    es: 'Recuperamos lo que había escrito sin guardar.',
  },
  startOver: { en: 'Drop it', es: 'Descartar' },
} as const satisfies Record<string, Text>;
