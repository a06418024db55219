import { describe, expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import {
  CONSENT_SCOPES,
  consentExpiresAt,
  consentFor,
  consentProblems,
  consentState,
  defaultExpiry,
  latestExpiry,
  withContact,
} from './consent.ts';
import type { ConsentFacts, ConsentInput } from './consent.ts';
import {
  CONSENT_WORDINGS,
  consentParagraphs,
  consentWording,
  currentConsentWording,
} from './consent-wording.ts';

const NOW = fromLocal('2026-03-10', 14);
const consent = (more: Partial<ConsentFacts> = {}): ConsentFacts => ({
  scopes: ['CONTACT', 'NEEDS'],
  expiresAt: consentExpiresAt('2027-03-10'),
  withdrawnAt: null,
  ...more,
});

describe('state', () => {
  test('holds through its last day in Chicago', () => {
    const today = consent({ expiresAt: consentExpiresAt('2026-03-10') });
    expect(consentState(today, fromLocal('2026-03-10', 23, 59, 59))).toBe('ACTIVE');
    expect(consentState(today, fromLocal('2026-03-11'))).toBe('EXPIRED');
  });
  test('withdrawn stays withdrawn, also to what began before', () => {
    const withdrawn = consent({ withdrawnAt: NOW });
    expect(consentState(withdrawn, NOW)).toBe('WITHDRAWN');
    expect(consentState(withdrawn, new Date(NOW.getTime() - 1))).toBe('WITHDRAWN');
    expect(consentState(withdrawn, fromLocal('2030-01-01'))).toBe('WITHDRAWN');
  });
});

describe('coverage', () => {
  test.each<[ConsentFacts | null, string]>([
    [null, 'NONE'],
    [consent(), 'COVERS'],
    [consent({ scopes: [] }), 'TOO_NARROW'],
    [consent({ withdrawnAt: NOW }), 'WITHDRAWN'],
    [consent({ expiresAt: NOW }), 'EXPIRED'],
  ])('%#', (given, expected) =>
    expect(consentFor(given, ['CONTACT', 'NEEDS'], NOW)).toBe(expected),
  );

  test('contact is always included, each scope once and in order', () => {
    expect(consentFor(consent({ scopes: [] }), ['CONTACT'], NOW)).toBe('COVERS');
    expect(withContact(['GOALS', 'NEEDS', 'GOALS'])).toEqual(['CONTACT', 'NEEDS', 'GOALS']);
    expect(withContact([...CONSENT_SCOPES].reverse())).toEqual([...CONSENT_SCOPES]);
  });
});

describe('input', () => {
  const given: ConsentInput = {
    scopes: ['CONTACT', 'NEEDS'],
    method: 'VERBAL',
    witnessName: 'Rosa Delgado',
    wordingVersion: '2026-01',
    language: 'es',
    expiresOn: '2027-03-10',
  };
  const found = (more: Partial<ConsentInput>, by: 'CUSTOMER' | 'STAFF' = 'STAFF') =>
    consentProblems({ ...given, ...more }, '2026-03-10', by).map(
      ({ field, code }) => `${field} ${code}`,
    );

  test('complete', () => expect(found({})).toEqual([]));
  test.each<[Partial<ConsentInput>, string]>([
    [{ scopes: ['EVERYTHING'] }, 'scopes NOT_ALLOWED'],
    [{ method: null }, 'method REQUIRED'],
    [{ method: 'ELECTRONIC' }, 'method NOT_ALLOWED'],
    [{ witnessName: ' ' }, 'witnessName REQUIRED'],
    [{ wordingVersion: '1999-01' }, 'wordingVersion NOT_ALLOWED'],
    [{ language: 'tlh' }, 'language REQUIRED'],
    [{ expiresOn: null }, 'expiresOn REQUIRED'],
    [{ expiresOn: '2027-02-30' }, 'expiresOn MALFORMED'],
    [{ expiresOn: '2026-03-09' }, 'expiresOn IN_THE_PAST'],
    [{ expiresOn: '2028-03-11' }, 'expiresOn NOT_ALLOWED'],
  ])('%o', (more, expected) => expect(found(more)).toEqual([expected]));

  test('in writing needs no witness; online is the customer’s own and nobody else’s', () => {
    expect(found({ method: 'WRITTEN', witnessName: null })).toEqual([]);
    expect(found({ method: 'ELECTRONIC', witnessName: null }, 'CUSTOMER')).toEqual([]);
    expect(found({ method: 'VERBAL' }, 'CUSTOMER')).toEqual(['method NOT_ALLOWED']);
  });
  test('12 months proposed, 24 at most', () => {
    expect(defaultExpiry('2028-02-29')).toBe('2029-02-28');
    expect(found({ expiresOn: latestExpiry('2026-03-10') })).toEqual([]);
  });
});

describe('wording', () => {
  test('versions differ and can be found again', () => {
    const versions = CONSENT_WORDINGS.map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(consentWording(currentConsentWording().version)).toBe(currentConsentWording());
    expect(consentWording('none')).toBeNull();
  });
  test('names who asks in both languages, leaving no gap', () => {
    for (const locale of ['en', 'es'] as const) {
      const text = consentParagraphs(currentConsentWording(), locale, 'Prairie $& Library').join(
        ' ',
      );
      expect(text).toContain('Prairie $& Library');
      expect(text).not.toContain('{');
    }
  });
});
