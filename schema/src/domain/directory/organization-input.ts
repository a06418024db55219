import { emailProblem } from '../shared/email.ts';
import { limitText, problem, problemsOf, requireText } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { phoneProblem } from '../shared/phone.ts';
import { PROGRAMS } from '../shared/program.ts';
import { listProblem } from './list-problem.ts';

/** What an organization says of itself (REF-011). */
export type OrganizationInput = {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly programs: readonly string[];
};

/** An address to click on: `https://` unless said otherwise. Null when it is none. */
export const parseWebsite = (typed: string): string | null => {
  const text = typed.trim();
  const address = /^[a-z][a-z\d+.-]*:/iu.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/?#@:]+\.[^\s/?#@:]{2,}(?:[/?#:]\S*)?$/iu.test(address) ? address : null;
};

const websiteProblem = (typed: string | null | undefined): FieldProblem | null =>
  !typed?.trim() || parseWebsite(typed)
    ? null
    : problem('website', 'MALFORMED', {
        en: 'Enter a web address like https://example.org.',
        es: 'Escriba una dirección web como https://example.org.',
      });

export const organizationProblems = (input: OrganizationInput): FieldProblem[] =>
  problemsOf(
    requireText('name', input.name, {
      en: 'the name of the organization',
      es: 'el nombre de la organización',
    }),
    limitText('name', input.name, LIMITS.organizationName),
    limitText('description', input.description, LIMITS.description),
    phoneProblem('phone', input.phone),
    emailProblem('email', input.email),
    limitText('website', input.website, LIMITS.website),
    websiteProblem(input.website),
    listProblem('programs', input.programs, PROGRAMS),
  );
