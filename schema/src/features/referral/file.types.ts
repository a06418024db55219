import { FILE_STATES, FILE_TYPES } from '../../domain/referral/file.ts';
import { builder } from '../../platform/builder.ts';
import { enumType, stored } from '../../platform/enum-type.ts';
import { payload } from '../../platform/mutation.ts';
import { FILES } from './facts.ts';

const FileTypeEnum = enumType('FileType', FILE_TYPES, {
  description: 'What a file is by its content.',
  values: {
    PDF: 'A PDF document.',
    PNG: 'A PNG picture.',
    JPEG: 'A JPEG picture.',
    DOCX: 'A Word document.',
    TEXT: 'Plain text.',
  },
});

const FileStateEnum = enumType('FileState', FILE_STATES, {
  description:
    'How far a file is. Before it is READY only the organization that attaches it, or the customer, sees it.',
  values: {
    WAITING: 'Its bytes have not been sent yet.',
    RECEIVING: 'Its bytes are arriving.',
    CHECKING: 'It is being checked for viruses.',
    READY: 'Both sides and the customer can get it.',
    INFECTED: 'The check found something, and it was thrown away.',
  },
});

builder.prismaObject('ReferralFile', {
  description:
    'A file on a referral, attached by one of the sides or the customer (REF-062). It is open while the consent shares documents; what its sender attached stays theirs.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    type: t.expose('type', {
      type: stored(FileTypeEnum),
      nullable: true,
      description: 'What it is by its content; null until that is known.',
    }),
    size: t.exposeInt('size', { description: 'How many bytes it has.' }),
    sha256: t.exposeString('sha256', {
      nullable: true,
      description: 'SHA-256 of its content, in hexadecimal; null until it is here.',
    }),
    state: t.expose('state', { type: stored(FileStateEnum), description: 'How far it is.' }),
    author: t.relation('author', { nullable: true, description: 'Who attached it.' }),
    organization: t.relation('organization', {
      nullable: true,
      description: 'For which of the two sides; null: it is the customer’s.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was attached.' }),
    mine: t.boolean({
      description: 'I attached it, and may remove it.',
      select: { authorId: true },
      resolve: ({ authorId }, _args, ctx) => authorId !== null && authorId === ctx.actor.userId,
    }),
    link: t.string({
      nullable: true,
      description:
        'Where you get it: an address of this site, for your own session and the next five minutes. Null unless it is READY, and for API clients.',
      select: { id: true, state: true },
      resolve: ({ id, state }, _args, ctx) =>
        state === 'READY' && !ctx.scopes ? ctx.files.downloadPath(id, ctx.actor) : null,
    }),
  }),
});

builder.prismaObjectField('Referral', 'files', (t) =>
  t.relation('files', {
    description: 'Files attached to it, oldest first (REF-062).',
    query: FILES,
  }),
);

export const FileWaitsPayload = payload<{ fileId: string }>('FileWaitsPayload').implement({
  description: 'The file may be sent.',
  fields: (t) => ({
    id: t.exposeID('fileId', { description: 'The id of the file.' }),
    uploadPath: t.string({
      description:
        'Where to PUT its bytes within the hour: an address of this site, for your own session, once.',
      resolve: ({ fileId }, _args, ctx) => ctx.files.uploadPath(fileId, ctx.actor),
    }),
  }),
});
