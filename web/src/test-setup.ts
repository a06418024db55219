import '@testing-library/jest-dom/vitest';

// What jsdom does not have and floating layers ask for.
Element.prototype.scrollIntoView ??= () => {};
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
