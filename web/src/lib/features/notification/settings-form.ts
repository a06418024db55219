import type { NoticeDelivery } from '@throughline/schema/domain/notification/delivery';
import type { NoticeKind } from '@throughline/schema/domain/notification/kind';
import { USUAL_QUIET_HOURS } from '@throughline/schema/domain/notification/quiet-hours';
import type { QuietHours } from '@throughline/schema/domain/notification/quiet-hours';
import type { FragmentOf } from '#lib/graphql/graphql.ts';
import type { NoticeSettingsFields } from './settings.operations.ts';

type Settings = FragmentOf<typeof NoticeSettingsFields>;

export interface SettingsValues {
  choices: Partial<Record<NoticeKind, NoticeDelivery>>;
  quiet: boolean;
  from: string;
  until: string;
}

export const settingsValues = ({ noticeChoices, quietHours }: Settings): SettingsValues => ({
  choices: Object.fromEntries(noticeChoices.map(({ kind, delivery }) => [kind, delivery])),
  quiet: quietHours !== null,
  ...(quietHours ?? USUAL_QUIET_HOURS),
});

export const quietOf = ({ quiet, from, until }: SettingsValues): QuietHours | null =>
  quiet ? { from, until } : null;

/** Only what was changed: the rest goes on following the default, should that change. */
export const settingsInput = (values: SettingsValues, { noticeChoices }: Settings) => ({
  choices: noticeChoices.flatMap(({ kind, delivery }) => {
    const chosen = values.choices[kind];
    return chosen && chosen !== delivery ? [{ kind, delivery: chosen }] : [];
  }),
  quietHours: quietOf(values),
});
