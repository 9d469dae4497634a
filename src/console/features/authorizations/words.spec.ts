import type { Authorization } from '../../api/types';
import { authorityOf, coverageOf, standingOf } from './words';

const given: Authorization = {
  id: 'a',
  kind: 'viewing',
  person: { id: 'p', name: 'Rosa' },
  standing: 'valid',
  reach: 'units',
  units: [{ id: 'u', name: 'Central' }],
  coversReviews: true,
  restrictions: [],
  purpose: 'Reviews',
  authorizedBy: { id: 'c', name: 'Edda' },
  designationId: null,
  documentReference: 'Order 1',
  documentSha256: null,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2026-12-01T00:00:00Z',
  grantedAt: '2026-01-01T00:00:00Z',
  revocation: null,
};

it('says how an authorization stands, and when it ends soon', () => {
  expect(standingOf(given, 31).words).toBe('Valid');
  expect(standingOf(given, 30)).toEqual({ tone: 'warn', words: 'Ends in 30 days' });
  expect(standingOf(given, 1).words).toBe('Ends in 1 day');
  expect(standingOf(given, 0).words).toBe('Ends today');
  expect(standingOf({ standing: 'revoked' }, 5).words).toBe('Revoked');
});

it('says what it covers', () => {
  expect(coverageOf(given)).toBe('Clips of Central, and those assigned for review');
  expect(coverageOf({ ...given, reach: 'all', units: [] })).toBe('All clips');
  expect(coverageOf({ ...given, reach: 'own', units: [], coversReviews: false })).toBe(
    'Their own clips',
  );
  const clearance: Authorization = { ...given, kind: 'clearance', reach: null, units: [] };
  expect(coverageOf({ ...clearance, restrictions: ['juvenile', 'undercover'] })).toBe(
    'Juvenile, Undercover',
  );
});

it('says by what right it was given, and where nobody is above', () => {
  expect(authorityOf(given)).toBe('Edda, head of the agency');
  expect(authorityOf({ ...given, designationId: 'd' })).toBe('Edda, designated by the chief');
  const own = { ...given, person: given.authorizedBy };
  expect(authorityOf(own)).toContain('nobody above');
});
