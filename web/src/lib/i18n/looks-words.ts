import type { Text } from '@throughline/schema/domain/shared/locale';

/** Who opened the customer's information. */
export const LOOKS_WORDS = {
  title: { en: 'Who looked at my record', es: 'Quién vio mis datos' },
  lead: {
    en: 'Each time somebody who works for an organization opens your information, or anybody changes it, you see it here. Opening it again within 15 minutes counts once.',
    es: 'Cada vez que alguien que trabaja en una organización abre su información, o alguien la cambia, usted lo ve aquí. Si la abre de nuevo en 15 minutos, cuenta una sola vez.',
  },
  open: { en: 'See who looked at my record', es: 'Ver quién vio mis datos' },
  you: { en: 'You', es: 'Usted' },
  changed: { en: 'Changed: {what}', es: 'Cambió: {what}' },
  fromTo: { en: 'from {before} to {after}', es: 'de {before} a {after}' },
  nothing: { en: 'nothing', es: 'nada' },
  record: { en: 'Opened your information', es: 'Abrió su información' },
  request: { en: 'Opened your request', es: 'Abrió su solicitud' },
  emergencies: { en: 'In an emergency', es: 'En una emergencia' },
  emergenciesHint: {
    en: 'Somebody who does not serve you opened your name, how to reach you and your date of birth for three hours. If the reason is not right, tell the organization.',
    es: 'Alguien que no le atiende abrió su nombre, cómo comunicarse con usted y su fecha de nacimiento durante tres horas. Si el motivo no es cierto, avise a la organización.',
  },
  none: { en: 'Nobody has looked yet', es: 'Nadie los ha visto todavía' },
  noneText: {
    en: 'When somebody opens your information, it is listed here.',
    es: 'Cuando alguien abra su información, aparecerá aquí.',
  },
  wrong: {
    en: 'Does something look wrong? Ask the organization why it looked, or take your permission back.',
    es: '¿Algo le parece mal? Pregunte a la organización por qué los vio, o retire su permiso.',
  },
} as const satisfies Record<string, Text>;
