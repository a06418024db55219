import { expect, test } from 'vitest';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import { REFERRAL_SERVICES, serviceFor } from './service-matrix.ts';

test('one service of the matrix answers each need (PLAN-020)', () => {
  for (const need of NEED_CATEGORIES) {
    expect(REFERRAL_SERVICES.filter(({ answers }) => answers.includes(need))).toEqual([
      serviceFor(need),
    ]);
  }
});
