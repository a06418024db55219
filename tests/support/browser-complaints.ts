import type { Page } from 'playwright-core';

/** What browsers themselves complained about: exceptions, console errors, answers of 500 and more. */
export class Complaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [];

  /** A test that provokes an error says which. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  watch(page: Page, window: string): void {
    const say = (text: string) => this.#heard.push(`${window}: ${text}`);
    page.on('pageerror', (error) => say(`exception: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      say(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) say(`${response.status()} ${response.url()}`);
    });
  }

  unexpected(): string[] {
    return this.#heard.filter((text) => !this.#expected.some((pattern) => pattern.test(text)));
  }
}
