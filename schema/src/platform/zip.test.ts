import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip, writeZip, ZipProblem } from './zip.ts';

const MOST = { entries: 20, bytes: 100_000 };
const entry = (name: string, text: string) => ({ name, content: Buffer.from(text) });

describe('a ZIP file', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string())), (files) => {
        const entries = files
          .slice(0, 20)
          .map(([name, text], n) => entry(`${n}-${name.replaceAll('/', '-')}.csv`, text));
        expect(readZip(writeZip(entries), MOST)).toEqual(
          entries.map(({ name, content }) => ({
            name: Buffer.from(name).toString(),
            content,
          })),
        );
      }),
    );
  });

  test('that unpacks to more than it may is refused, whatever it says of its size', () => {
    const bomb = writeZip([entry('a.csv', '0'.repeat(200_000))]);
    expect(bomb.length).toBeLessThan(1_000);
    expect(() => readZip(bomb, MOST)).toThrow('more than it may hold');
    bomb.writeUInt32LE(5, bomb.lastIndexOf('PK\u0001\u0002') + 24);
    expect(() => readZip(bomb, MOST)).toThrow('more than it may hold');
    const halves = [1, 2, 3].map((n) => entry(`${n}.csv`, '0'.repeat(50_000)));
    expect(() => readZip(writeZip(halves), MOST)).toThrow(ZipProblem);
  });

  test('with too many files is refused', () => {
    const many = Array.from({ length: 21 }, (_, n) => entry(`${n}.csv`, ''));
    expect(() => readZip(writeZip(many), MOST)).toThrow('at most 20 files');
  });

  test('that is none or damaged is refused, at any byte', () => {
    expect(() => readZip(Buffer.from('PK no'), MOST)).toThrow(ZipProblem);
    const whole = writeZip([entry('a.csv', 'some text that is long enough')]);
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      try {
        readZip(broken, MOST);
      } catch (error) {
        expect(error).toBeInstanceOf(ZipProblem);
      }
    }
    expect(() => readZip(deflateRawSync('x'.repeat(100)), MOST)).toThrow(ZipProblem);
  });
});
