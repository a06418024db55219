import { describe, expect, test } from 'vitest';
import { expiryIsNews } from './expiry.ts';

const now = new Date('2026-11-20T06:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

describe('expiryIsNews', () => {
  test.each([
    { expiresAt: now, withdrawnAt: null, expiryAnnouncedAt: null, news: true },
    { expiresAt: before, withdrawnAt: null, expiryAnnouncedAt: null, news: true },
    { expiresAt: after, withdrawnAt: null, expiryAnnouncedAt: null, news: false },
    { expiresAt: before, withdrawnAt: before, expiryAnnouncedAt: null, news: false },
    { expiresAt: before, withdrawnAt: null, expiryAnnouncedAt: before, news: false },
  ])('$news', ({ news, ...consent }) => {
    expect(expiryIsNews(consent, now)).toBe(news);
  });
});
