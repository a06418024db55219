import {
  EMERGENCY_TRIES,
  emergencyProblems,
  mayTakeEmergencyAccess,
} from '../../../domain/customer/emergency.ts';
import type { EmergencyInput } from '../../../domain/customer/emergency.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { pick } from '../../../domain/shared/locale.ts';
import { normalizeName } from '../../../domain/shared/name.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden, LimitExceeded } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';

type Asked = {
  /** By a program, not by a person. */
  readonly byProgram: boolean;
  /** For the access log. */
  readonly requestId: string;
};

/**
 * Opens, for one member of staff and three hours, the record of a person they name exactly (CORE-014). Finding
 * nobody is no refusal, which would undo the trace of the try.
 */
export const takeEmergencyAccess =
  ({ byProgram, requestId }: Asked): Command<EmergencyInput, { personIds: string[] }> =>
  async (context, input) => {
    const { tx, actor, now, locale } = context;
    if (!mayTakeEmergencyAccess(actor, byProgram)) throw new Forbidden();
    assertValid(emergencyProblems(input, dateOf(now)));
    const [first, last] = [normalizeName(input.firstName), normalizeName(input.lastName)];
    const phone = input.phone?.trim() ? parsePhone(input.phone) : null;
    const fitting = await tx.$queryRaw<{ personId: string | null; taken: boolean }[]>`
    select person_id as "personId", taken from app.take_emergency_access(${input.kind}, ${input.reason.trim()},
      ${first}, ${last}, ${input.dateOfBirth}::date, ${phone}, ${requestId})`;
    if (fitting.some(({ personId }) => personId === null)) {
      throw new LimitExceeded(pick(TOO_MANY, locale));
    }
    const found = fitting.flatMap(({ personId, taken }) => (personId ? [{ personId, taken }] : []));
    for (const { personId } of found.filter(({ taken }) => taken)) {
      await record(context, {
        kind: 'EMERGENCY_ACCESS_TAKEN',
        audience: 'SIDE_AND_PERSON',
        sideOrganizationId: actor.organizationId,
        subjectType: 'PERSON',
        subjectId: personId,
        personId,
      });
    }
    return { personIds: found.map(({ personId }) => personId) };
  };

const { ofUser, ofOrganization } = EMERGENCY_TRIES;
const TOO_MANY = {
  en: `Emergency access was used too often today: ${ofUser} times by one person or ${ofOrganization} times by your organization. Call 911, and ask your administrator.`,
  es: `El acceso de emergencia se usó demasiado hoy: ${ofUser} veces por una persona o ${ofOrganization} por su organización. Llame al 911 y pregunte a su administración.`,
};
