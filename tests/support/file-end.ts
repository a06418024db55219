type Close = () => unknown;

const opened: Close[] = [];

/** Closes something when the tests of the file are over. Of a hook that a hook or a test asks for, nothing comes. */
export function whenFileEnds(close: Close): void {
  opened.push(close);
}

/** Last opened first. */
export async function endFile(): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close();
}
