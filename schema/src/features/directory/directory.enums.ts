import { PROGRAMS, PROGRAM_LABELS } from '../../domain/directory/program.ts';
import { labelledEnum } from '../../platform/enum-type.ts';

export const ProgramEnum = labelledEnum(
  'Program',
  PROGRAMS,
  'A program that organizations run or take part in.',
  PROGRAM_LABELS,
);
