import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { illinoisCounties } from './src/map/illinois-counties.ts';

export default defineConfig({
  plugins: [
    illinoisCounties(),
    sveltekit({
      // The API's static handler compresses on the fly; precompressing doubles the build's time.
      adapter: adapter({ out: 'build', precompress: false }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Positions of floating layers are style attributes; they can run no code.
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
    svelteTesting(),
  ],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    // One jsdom for each worker; a new one for each file takes most of the run.
    pool: 'vmThreads',
  },
});
