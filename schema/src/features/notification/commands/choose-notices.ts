import { choiceProblems, readChoices } from '../../../domain/notification/delivery.ts';
import type { NoticeChoice } from '../../../domain/notification/delivery.ts';
import { quietHoursProblems } from '../../../domain/notification/quiet-hours.ts';
import type { QuietHours } from '../../../domain/notification/quiet-hours.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';

type Input = {
  readonly choices: readonly NoticeChoice[];
  readonly quietHours?: QuietHours | null | undefined;
};

/** How one wants to be told, kind by kind, and when mail stays away (CORE-015). */
export const chooseNotices: Command<Input, { userId: string }> = async (context, input) => {
  const { tx, actor } = context;
  const { userId } = actor;
  if (!userId) throw new Forbidden();
  const { choices, quietHours: quiet = null } = input;
  assertValid([...choiceProblems(choices), ...quietHoursProblems(quiet)]);

  await tx.$queryRaw`select 1 from account where user_id = ${userId}::uuid for update`;
  const { noticeChoices } = await tx.account.findFirstOrThrow({
    where: { userId },
    select: { noticeChoices: true },
  });
  await tx.account.updateMany({
    where: { userId },
    data: {
      noticeChoices: {
        ...readChoices(noticeChoices),
        ...Object.fromEntries(choices.map(({ kind, delivery }) => [kind, delivery])),
      },
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
    },
  });
  await record(context, {
    kind: 'ACCOUNT_UPDATED',
    audience: 'USER',
    subjectType: 'USER',
    subjectId: userId,
    userId,
  });
  return { userId };
};
