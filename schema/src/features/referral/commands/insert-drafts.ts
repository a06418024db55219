import { randomBytes } from 'node:crypto';
import type { Prisma } from '@throughline/prisma/generated/client';
import { initials } from '../../../domain/shared/name.ts';
import {
  REFERRAL_NUMBER_BYTES,
  referralNumberFrom,
} from '../../../domain/shared/referral-number.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { isPartnerStaff } from '../../../domain/access/actor.ts';
import { recordReferral } from '../../../platform/record.ts';
import { onSide } from '../../../platform/side.ts';

export type NewDraft = {
  readonly columns: Partial<Prisma.ReferralUncheckedCreateInput>;
  readonly detail: Prisma.ReferralDetailUncheckedCreateWithoutReferralInput;
};

/** Numbers are drawn again this often; twice in a row taken is one chance in 10^11. */
const DRAWS = 5;

/**
 * Writes drafts of the acting organization about a person it reaches, in one batch (REF-026).
 * @returns their ids, in order
 * @throws NotFound, Forbidden
 */
export async function insertDrafts(
  context: CommandContext,
  personId: string,
  drafts: readonly NewDraft[],
): Promise<string[]> {
  const { tx, actor, now } = context;
  if (!isPartnerStaff(actor) || !actor.organizationId) throw new Forbidden();
  const person = await tx.person.findFirst({
    where: { id: personId },
    select: { firstName: true, lastName: true },
  });
  if (!person) throw new NotFound();
  const sender = await tx.organization.findFirstOrThrow({
    where: { id: actor.organizationId },
    select: { lwiaId: true },
  });
  const common = {
    personId,
    personInitials: initials(person),
    senderOrganizationId: actor.organizationId,
    senderLwiaId: sender.lwiaId,
    status: 'DRAFT',
    authorId: actor.userId,
    statusSince: now,
    lastActivityAt: now,
    createdAt: now,
    updatedAt: now,
  };
  const ids = await insertNumbered(
    context,
    drafts.map(({ columns }) => ({ ...common, ...columns, ...onSide(actor) })),
  );
  await tx.referralDetail.createMany({
    data: drafts.map(({ detail }, index) => ({ ...detail, referralId: ids[index] ?? '' })),
  });
  for (const [index, id] of ids.entries()) {
    const { receiverOrganizationId = null, receiverLwiaId = null } = drafts[index]?.columns ?? {};
    const parties = { id, ...common, receiverOrganizationId, receiverLwiaId };
    await recordReferral(context, parties, 'DRAFT_CREATED', { audience: 'SIDE' });
  }
  return ids;
}

type Row = Omit<Prisma.ReferralCreateManyInput, 'number'>;

/** A number that is taken, perhaps by a row nobody here may see, is skipped and drawn anew. */
async function insertNumbered({ tx }: CommandContext, rows: readonly Row[]): Promise<string[]> {
  const ids: string[] = rows.map(() => '');
  for (let draw = 0; draw < DRAWS && ids.includes(''); draw += 1) {
    const missing = [...ids.keys()].filter((index) => ids[index] === '');
    const numbers = missing.map(() => referralNumberFrom(randomBytes(REFERRAL_NUMBER_BYTES)));
    const written = await tx.referral.createManyAndReturn({
      data: missing.map((index, n) => ({ ...(rows[index] as Row), number: numbers[n] ?? '' })),
      skipDuplicates: true,
      select: { id: true, number: true },
    });
    for (const [n, index] of missing.entries()) {
      ids[index] = written.find(({ number }) => number === numbers[n])?.id ?? '';
    }
  }
  if (ids.includes('')) throw new Error('No referral number was free.');
  return ids;
}
