import { describe, expect, test } from 'vitest';
import * as capability from './access/capability.ts';
import * as role from './access/role.ts';
import * as application from './career-plan/application.ts';
import * as consent from './customer/consent.ts';
import * as contact from './customer/contact.ts';
import * as reach from './customer/reach.ts';
import * as safeTimes from './customer/safe-times.ts';
import * as completeness from './directory/completeness.ts';
import * as program from './shared/program.ts';
import * as kind from './notification/kind.ts';
import * as channel from './referral/channel.ts';
import * as declineReason from './referral/decline-reason.ts';
import * as due from './referral/due.ts';
import * as needsMe from './referral/needs-me.ts';
import * as origin from './referral/origin.ts';
import * as outcome from './referral/outcome.ts';
import * as pathway from './shared/pathway.ts';
import * as planState from './referral/plan-state.ts';
import * as status from './referral/status.ts';
import * as urgency from './referral/urgency.ts';
import * as workItem from './referral/work-item.ts';
import * as language from './shared/language.ts';
import * as need from './shared/need-category.ts';

const MODULES = {
  capability,
  role,
  application,
  consent,
  contact,
  reach,
  safeTimes,
  completeness,
  program,
  kind,
  channel,
  declineReason,
  due,
  needsMe,
  origin,
  outcome,
  pathway,
  planState,
  status,
  urgency,
  workItem,
  language,
  need,
};

const isText = (value: unknown): value is { en: string; es: string } =>
  typeof value === 'object' &&
  value !== null &&
  'en' in value &&
  typeof value.en === 'string' &&
  'es' in value;

const tables = Object.entries(MODULES).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(
      ([, value]) =>
        typeof value === 'object' &&
        !Array.isArray(value) &&
        Object.values(value as object).every(isText),
    )
    .map(
      ([name, value]) =>
        [`${file}.${name}`, value as Record<string, { en: string; es: string }>] as const,
    ),
);
const lists = Object.entries(MODULES).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => [`${file}.${name}`, value as readonly unknown[]] as const),
);

test('there are some', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(lists.length).toBeGreaterThan(20);
});

describe('words', () => {
  test.each(tables)('%s is written in both languages, labels each differently', (name, table) => {
    for (const locale of ['en', 'es'] as const) {
      const texts = Object.values(table).map((text) => text[locale]);
      expect(texts.every((text) => text.trim() === text && text.length > 1)).toBe(true);
      if (name.endsWith('LABELS')) expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test.each(lists)('%s has no word twice', (_, list) => {
    expect(new Set(list.map((item) => JSON.stringify(item))).size).toBe(list.length);
  });
});

test('each of the eight statuses has a word, a sentence, and a glyph of its own', () => {
  expect(status.REFERRAL_STATUSES).toHaveLength(8);
  const looks = Object.values(status.REFERRAL_STATUS_LOOKS);
  expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(8);
  expect(looks.every(({ tone }) => status.TONES.includes(tone))).toBe(true);
  const sorted = [...status.OPEN_STATUSES, ...status.FINAL_STATUSES, 'DRAFT'].sort();
  expect(sorted).toEqual([...status.REFERRAL_STATUSES].sort());
});

test('each need has an icon of its own', () => {
  expect(new Set(Object.values(need.NEED_CATEGORY_ICONS)).size).toBe(need.NEED_CATEGORIES.length);
});
