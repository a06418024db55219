import { expect, test } from 'vitest';
import { originForm } from './target.ts';

test.each([
  ['/graphql?query=x', '/graphql?query=x'],
  ['http://elsewhere.example/graphql?query=x', '/graphql?query=x'],
  ['HTTPS://elsewhere.example', '/'],
  ['//elsewhere.example/people', '//elsewhere.example/people'],
  ['http://[/people/access-log.csv', null],
  ['ftp://example.org/', null],
  ['*', null],
  ['', null],
])('%s asks for %s', (target, path) => expect(originForm(target)).toBe(path));
