import type { NoticeKind } from '../../domain/notification/kind.ts';
import { noticeText } from '../../domain/notification/notice-text.ts';
import { fullName } from '../../domain/shared/name.ts';
import type { PersonName } from '../../domain/shared/name.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { noticeNames } from './notice-data.ts';
import { NoticeKindEnum } from './notification.enums.ts';

const NAME = { select: { name: true } } as const;
const PERSON = { select: { firstName: true, lastName: true, preferredName: true } } as const;

/** Row-level security leaves null of a person out of reach, whatever the model says. */
const nameOf = (person: PersonName | null | undefined): string | null =>
  person ? fullName(person) : null;

export const NoticeType = builder.prismaObject('Notice', {
  description: 'Something you should know.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    kind: t.expose('kind', { type: stored(NoticeKindEnum), description: 'What happened.' }),
    text: t.string({
      description:
        'A sentence in your language, with the names you may see today, not those of the day it happened.',
      select: {
        kind: true,
        data: true,
        referral: { select: { sender: NAME, receiver: NAME, person: PERSON } },
        person: PERSON,
      },
      resolve: ({ kind, data, referral, person }, _args, { locale }) => {
        const { audience, actor, organization, days, byPerson } = noticeNames(data);
        const name = nameOf(referral?.person ?? person);
        const names = {
          sender: referral?.sender.name ?? null,
          receiver: referral?.receiver?.name ?? null,
          person: name,
          actor: byPerson ? name : actor,
          organization,
          days,
        };
        const state = { byPerson, gone: referral === null };
        return noticeText(kind as NoticeKind, names, locale, audience, state);
      },
    }),
    referral: t.relation('referral', {
      nullable: true,
      description: 'The referral it is about; null when there is none, or not for you any more.',
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'Whose plan it is about; null when it is about none, or not for you any more.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When you read it; null: unread.',
    }),
    activityId: t.exposeID('activityId', { description: 'The change it comes from.' }),
  }),
});
