import { describe, expect, test } from 'vitest';
import { categoriesMeant, searchWords, wantedWords } from './search-words.ts';

describe('searchWords', () => {
  test.each([
    ['Help with rent', ['rent']],
    ['  Inglés para   adultos ', ['ingles', 'adultos']],
    ['near me', ['near', 'me']],
    ['food food', ['food']],
    ["100%_'; drop", ['100', 'drop']],
    ['', []],
  ])('%j is %j', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });

  test('takes the first eight of many', () => {
    expect(searchWords('one two three four five six seven eight nine')).toHaveLength(8);
  });
});

describe('categoriesMeant', () => {
  test.each([
    ['child care', ['CHILD_CARE']],
    ['transport', ['TRANSPORTATION']],
    ['alimentos', ['FOOD']],
    ['welding', []],
    ['', []],
  ])('%j means %j', (typed, categories) => {
    expect(categoriesMeant(searchWords(typed))).toEqual(categories);
  });
});

describe('wantedWords', () => {
  const found = (typed: string, text: string): boolean =>
    wantedWords(typed).wanted.every(({ word, pattern }) =>
      // As PostgreSQL reads it.
      new RegExp(
        pattern?.replace(/\\m/, '\\b').replaceAll('\\M', '\\b').replaceAll('[:alnum:]', 'a-z0-9') ??
          word,
      ).test(text),
    );

  test.each([
    ['GED', 'high school equivalency classes'],
    ['HSE classes', 'ged classes'],
    ['diploma', 'high-school equivalency'],
    ['high school equivalency', 'prepares for the hse (ged)'],
    ['ESL', 'english as a second language'],
    ['ELL', 'free esl lessons'],
    ['food stamps', 'snap application help'],
    ['Link card', 'apply for food stamps'],
    ['CNA', 'certified nursing assistant program'],
    ['CDL', 'commercial driver training'],
    ['TANF', 'cash assistance'],
    ['daycare', 'child care search'],
    ['child care', 'two daycares'],
  ])('%j finds %j', (typed, text) => expect(found(typed, text)).toBe(true));

  test.each([
    ['GED', 'managed and changed'],
    ['ESL', 'wesley house'],
    ['GED welding', 'high school equivalency classes'],
  ])('%j does not find %j', (typed, text) => expect(found(typed, text)).toBe(false));

  test('means the categories that any name of a term does, when nothing else was asked', () => {
    expect(wantedWords('GED').meant).toEqual(['ADULT_EDUCATION']);
    expect(wantedWords('daycare').meant).toEqual(['CHILD_CARE']);
    expect(wantedWords('daycare welding').meant).toEqual([]);
  });

  test('keeps other words as they are', () => {
    expect(wantedWords('help with the weldng').wanted).toEqual([
      { word: 'weldng', forms: null, pattern: null },
    ]);
  });
});
