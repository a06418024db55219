import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';

// Every browser test hears what the browser complains about, violations of the policy among it
// (support/browser-complaints.ts). Here: that they are heard, and that GraphiQL has no more than it needs.

describe('the content security policy', () => {
  test('stops a script that somebody got into a page, and the tests hear of it', async ({
    openWindow,
    complaints,
  }) => {
    const page = await openWindow('visitor');
    const response = await page.goto('/sign-in');
    const policy = await response?.headerValue('content-security-policy');
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']{16,}'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('taken over');
    await expect.poll(() => complaints.unexpected().join()).toContain('Content Security Policy');
    complaints.expect(/Content Security Policy/);
  });

  test('gives no two pages the same nonce', async ({ product }) => {
    const policies = await Promise.all(
      ['/sign-in', '/sign-in'].map(async (path) => {
        const response = await fetch(`${product.url}${path}`);
        return /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      }),
    );
    expect(policies[0]).not.toBe(policies[1]);
  });

  test('lets GraphiQL work from this server alone', async ({ openWindow, product }) => {
    const page = await openWindow('developer', { as: 'marcus' });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (url.startsWith('http') && !url.startsWith(product.url)) elsewhere.push(url);
    });
    const response = await page.goto('/graphql');
    expect(await response?.headerValue('content-security-policy')).toMatch(
      /script-src 'nonce-[^']+';/,
    );
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.getByRole('menuitem', { name: 'Me', exact: true }).click();
    await page.getByText('"PARTNER_STAFF"').waitFor();
    expect(elsewhere).toEqual([]);
  });
});
