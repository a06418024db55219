import { describe, expect, test } from 'vitest';
import { categoriesMeant, searchWords } from './search-words.ts';

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
