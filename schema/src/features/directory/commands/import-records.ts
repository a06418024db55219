import { classifyError } from '@throughline/prisma/errors';
import { isAdministrator } from '../../../domain/access/actor.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden, InvalidInput } from '../../../platform/errors.ts';
import { planImport } from '../hsds/plan.ts';
import type { ImportFile } from '../hsds/plan.ts';
import { readFile } from '../hsds/read-package.ts';
import { readable, reportOf } from '../hsds/import-report.ts';
import type { ImportReport } from '../hsds/import-report.ts';
import { writePlan } from '../hsds/write-plan.ts';
import { keepRecord, recordChanged } from '../keep-record.ts';

type Input = {
  readonly name: string;
  readonly file: string;
  readonly organizationId?: string | null | undefined;
  readonly fingerprint: string;
};

const CHANGED = {
  en: 'A record changed after you looked at this. Check the file again.',
  es: 'Una ficha cambió después de que usted revisó esto. Revise el archivo otra vez.',
};

/**
 * Takes over all that a file says rightly of records one keeps, or nothing. What was looked at is what is done: the
 * fingerprint is that of the preview.
 */
export const importRecords: Command<Input, ImportReport> = async (context, input) => {
  const { tx, actor, locale } = context;
  if (!isAdministrator(actor)) throw new Forbidden();
  const { file, before } = await readable(async () => {
    const read = fileOf(input);
    return { file: read, before: await planImport(tx, actor, read) };
  });
  const ids = [...new Set(before.changes.map(({ wanted }) => wanted.organizationId))].toSorted();
  // Locked in one order; then it is read again, as nobody else changes it any more.
  for (const id of ids) await keepRecord(context, id);
  const plan = await planImport(tx, actor, file);
  if (plan.fingerprint !== input.fingerprint) throw new Conflict(pick(CHANGED, locale));
  await writePlan(context, plan).catch(refuseTaken);
  for (const id of ids) await recordChanged(context, id);
  return reportOf(plan, locale);
};

/** The id of a new row is that of one that is hidden from who imports. */
function refuseTaken(error: unknown): never {
  if (classifyError(error)?.kind !== 'UNIQUE') throw error;
  throw new InvalidInput([
    problem('file', 'DUPLICATE', {
      en: 'An id of a new row is in use already. Give new rows new UUIDs.',
      es: 'Un id de una fila nueva ya está en uso. Dé UUID nuevos a las filas nuevas.',
    }),
  ]);
}

/** @throws FileProblem when it cannot be read at all, or holds too much */
export const fileOf = ({ name, file, organizationId }: Omit<Input, 'fingerprint'>): ImportFile => ({
  read: readFile(name, Buffer.from(file, 'base64')),
  organizationId: organizationId?.toLowerCase() ?? null,
});
