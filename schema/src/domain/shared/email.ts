import { problem } from './field-problem.ts';
import type { FieldProblem } from './field-problem.ts';
import { LIMITS } from './limits.ts';

/** Addresses are compared and stored in this form. */
export const normalizeEmail = (typed: string): string => typed.trim().toLowerCase();

// Enough to catch a slip. Whether the address exists, only a mail to it can tell.
const SHAPE =
  /^[^\s@<>()[\],;:"\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

export const isEmail = (typed: string): boolean => {
  const email = normalizeEmail(typed);
  const [local = ''] = email.split('@');
  return (
    email.length <= LIMITS.email &&
    local.length <= 64 &&
    !/^\.|\.\.|\.@/.test(email) &&
    SHAPE.test(email)
  );
};

export const emailProblem = (
  field: string,
  typed: string | null | undefined,
): FieldProblem | null =>
  !typed?.trim() || isEmail(typed)
    ? null
    : problem(field, 'MALFORMED', {
        en: 'Enter an email address like name@example.org.',
        es: 'Escriba un correo electrónico como nombre@example.org.',
      });
