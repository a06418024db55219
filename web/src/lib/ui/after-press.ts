import { browser } from '$app/env';
import { on } from 'svelte/events';

const RELEASES = ['mouseup', 'dragend', 'contextmenu', 'keydown'] as const;

let pressed = false;
const waiting: (() => void)[] = [];

const release = () => {
  pressed = false;
  // A task later: the click follows in the same one as the release.
  setTimeout(() => {
    for (const run of waiting.splice(0)) run();
  });
};

// Fingers too: a tap is followed by the mouse's events, and only they move the focus.
if (browser) {
  on(window, 'mousedown', () => (pressed = true), { capture: true });
  for (const kind of RELEASES) on(window, kind, release, { capture: true });
}

/**
 * Runs what moves the page: at once, but while the pointer is pressed only when it is up and its click was
 * heard. What moves between press and release hears no click.
 */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}
