import { limitText, problem } from './field-problem.ts';
import type { FieldProblem } from './field-problem.ts';

/** Scheme and host of an address without anybody's name or password in it. */
const ADDRESS = /^(https?):\/\/(\[[\da-f:.]+\]|[^\s/?#@:[\]]+)(?::(\d{1,5}))?(?:[/?#]\S*)?$/i;
const LAST_PORT = 65_535;
const HERE = ['localhost', '127.0.0.1', '[::1]'];

const partsOf = (text: string): { scheme: string; host: string } => {
  const [, scheme = '', host = '', port = '443'] = ADDRESS.exec(text.toLowerCase()) ?? [];
  return Number(port) <= LAST_PORT ? { scheme, host } : { scheme: '', host: '' };
};

/** Only what is encrypted on its way; to this very machine there is no way. */
export const isSafeAddress = (text: string): boolean => {
  const { scheme, host } = partsOf(text);
  return scheme === 'https' || (scheme === 'http' && HERE.includes(host));
};

export const notHttps = (field: string): FieldProblem =>
  problem(field, 'MALFORMED', {
    en: 'Enter an address that starts with https://, without a password in it.',
    es: 'Escriba una dirección que empiece con https://, sin contraseña.',
  });

/** A link that people follow; it may be left out. */
export const linkProblem = (
  field: string,
  typed: string | null | undefined,
  max: number,
): FieldProblem | null => {
  if (!typed?.trim()) return null;
  return partsOf(typed.trim()).scheme === 'https' ? limitText(field, typed, max) : notHttps(field);
};
