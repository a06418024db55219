import type { Visitor } from './actors.ts';
import { act, ask } from './ask.ts';

export type Format = 'HSDS_JSON' | 'HSDS_CSV' | 'SHEET';
export const REPORT = `... on RecordImportPayload { unchanged fingerprint problemCount
  changes { kind id name isNew fields file row } problems { file row column message }
  notKept { file columns values } }`;
export type Report = {
  readonly __typename: string;
  readonly unchanged: number;
  readonly fingerprint: string;
  readonly changes: { kind: string; id: string; name: string; isNew: boolean; fields: string[] }[];
  readonly problems: { file: string; row: string; column: string; message: string }[];
  readonly notKept: { file: string; columns: string[]; values: number }[];
};

export async function exported(
  who: Visitor,
  format: Format,
  organizationId?: string,
): Promise<Buffer> {
  const { data, errors } = await ask(
    who,
    'query ($format: RecordFormat!, $of: ID) { recordExport(format: $format, organizationId: $of) { base64 } }',
    { format, of: organizationId ?? null },
  );
  if (errors) throw new Error(errors[0]?.message);
  return Buffer.from(data.recordExport.base64 as string, 'base64');
}

export const input = (file: Buffer | string, organizationId?: string, name = 'file') => ({
  name,
  file: Buffer.from(file).toString('base64'),
  ...(organizationId && { organizationId }),
});
export const preview = async (who: Visitor, ...file: Parameters<typeof input>) =>
  (await act(who, 'previewRecordImport', input(...file), REPORT)) as unknown as Report;
export const take = async (who: Visitor, fingerprint: string, ...file: Parameters<typeof input>) =>
  (await act(
    who,
    'importRecords',
    { ...input(...file), fingerprint },
    REPORT,
  )) as unknown as Report;
