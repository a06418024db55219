import { graphql, type FragmentOf } from '#lib/graphql/graphql.ts';
import { MutationError } from '#lib/graphql/mutate.ts';

export const RecordExportQuery = graphql(`
  query RecordExport($organizationId: ID, $format: RecordFormat!) {
    recordExport(organizationId: $organizationId, format: $format) {
      name
      mediaType
      base64
    }
  }
`);

export const ImportReport = graphql(`
  fragment ImportReport on RecordImportPayload {
    unchanged
    fingerprint
    problemCount
    changes {
      kind
      id
      organizationId
      name
      isNew
      fields
      file
      row
    }
    problems {
      file
      row
      column
      message
    }
    notKept {
      file
      columns
      values
    }
  }
`);
export type ImportReport = FragmentOf<typeof ImportReport>;

export const PreviewRecordImport = graphql(
  `
    mutation PreviewRecordImport($input: PreviewRecordImportInput!) {
      previewRecordImport(input: $input) {
        __typename
        ...ImportReport
        ...MutationError
      }
    }
  `,
  [ImportReport, MutationError],
);

export const ImportRecords = graphql(
  `
    mutation ImportRecords($input: ImportRecordsInput!) {
      importRecords(input: $input) {
        __typename
        ...ImportReport
        ...MutationError
      }
    }
  `,
  [ImportReport, MutationError],
);
