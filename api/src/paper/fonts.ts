import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';

const FILES = {
  text: '400Regular/Inter_400Regular.ttf',
  strong: '600SemiBold/Inter_600SemiBold.ttf',
} as const;

export type FontName = keyof typeof FILES;
const opened = new Map<FontName, ReturnType<typeof create>>();

/** The typeface of the screens; opened once, because that takes longer than writing a page. */
export function fontOf(name: FontName): ReturnType<typeof create> {
  const known = opened.get(name);
  if (known) return known;
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${FILES[name]}`));
  const font = create(readFileSync(path));
  opened.set(name, font);
  return font;
}
