import { accountProblems } from '../../../domain/identity/account.ts';
import type { AccountInput } from '../../../domain/identity/account.ts';
import { normalizeName } from '../../../domain/shared/name.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';

type Input = Omit<AccountInput, 'phone'> & { readonly phone?: string | null | undefined };

/** One's own name, phone and language. The address stays: it is what one signs in with. */
export const updateAccount: Command<Input, { userId: string }> = async (context, input) => {
  const { tx, actor } = context;
  const { userId } = actor;
  if (!userId) throw new Forbidden();
  const { name, locale, phone = null } = input;
  assertValid(accountProblems({ name, phone, locale }));

  await tx.user.updateMany({ where: { id: userId }, data: { name: normalizeName(name ?? '') } });
  await tx.account.updateMany({
    where: { userId },
    data: { phone: phone ? parsePhone(phone) : null, locale: locale ?? 'en' },
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
