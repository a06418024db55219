import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.ts';

/** Files of the checkout that git tracks or would track, relative to it. */
export function projectFiles(pattern: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter(
      (file) =>
        pattern.test(file) && statSync(join(ROOT, file), { throwIfNoEntry: false })?.isFile(),
    )
    .sort();
}

export function readProjectFile(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
