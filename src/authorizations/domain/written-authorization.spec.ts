import {
  clearedFor,
  coveringAuthorization,
  standingAt,
  type Viewing,
  type WrittenAuthorization,
} from './written-authorization.js';

const START = new Date('2026-11-20T12:00:00Z');
const END = new Date('2026-11-21T12:00:00Z');

const given = (change: Partial<WrittenAuthorization>): WrittenAuthorization => ({
  id: 'one',
  kind: 'viewing',
  personId: 'person',
  reach: 'all',
  unitIds: [],
  coversReviews: false,
  restrictions: [],
  purpose: 'A purpose',
  authorizedBy: 'chief',
  designationId: null,
  documentReference: 'Order 1',
  documentSha256: null,
  validFrom: START,
  validUntil: END,
  grantedAt: START,
  revokedAt: null,
  revokedBy: null,
  revocationReason: null,
  ...change,
});

describe('how an authorization stands', () => {
  it.each([
    ['future', '2026-11-20T11:59:59.999Z', null],
    ['valid', '2026-11-20T12:00:00.000Z', null],
    ['valid', '2026-11-21T11:59:59.999Z', null],
    ['ended', '2026-11-21T12:00:00.000Z', null],
    ['valid', '2026-11-20T12:59:59.999Z', '2026-11-20T13:00:00Z'],
    ['revoked', '2026-11-20T13:00:00.000Z', '2026-11-20T13:00:00Z'],
    ['revoked', '2026-11-22T00:00:00.000Z', '2026-11-20T13:00:00Z'],
  ])('is %s at %s, revoked at %s', (standing, now, revoked) => {
    const revokedAt = revoked === null ? null : new Date(revoked);
    expect(standingAt(given({ revokedAt }), new Date(now))).toBe(standing);
  });
});

describe('which authorization covers a clip', () => {
  const officer = { officerId: 'olsen' };
  const clip = { officerId: 'olsen', unitId: 'central', isAssigned: false };
  const covers = (change: Partial<WrittenAuthorization>, viewed: Partial<Viewing> = {}) =>
    coveringAuthorization([given(change)], officer, { ...clip, ...viewed })?.id ?? null;

  it('by reach', () => {
    expect(covers({ reach: 'all' })).toBe('one');
    expect(covers({ reach: 'units', unitIds: ['north', 'central'] })).toBe('one');
    expect(covers({ reach: 'units', unitIds: ['north'] })).toBeNull();
    expect(covers({ reach: 'own' })).toBe('one');
    expect(covers({ reach: 'own' }, { officerId: 'nguyen' })).toBeNull();
  });

  it('of nobody and of no unit only by one for all', () => {
    const nobodys = { officerId: null, unitId: null };
    expect(covers({ reach: 'own' }, nobodys)).toBeNull();
    const noOfficer = coveringAuthorization(
      [given({ reach: 'own' })],
      { officerId: null },
      { ...nobodys, isAssigned: false },
    );
    expect(noOfficer).toBeNull();
    expect(covers({ reach: 'units', unitIds: ['central'] }, nobodys)).toBeNull();
    expect(covers({ reach: 'all' }, nobodys)).toBe('one');
  });

  it('assigned for review wherever it is, if that was said', () => {
    const elsewhere = { officerId: 'nguyen', unitId: 'north' };
    expect(covers({ reach: 'own', coversReviews: true }, elsewhere)).toBeNull();
    expect(covers({ reach: 'own', coversReviews: true }, { ...elsewhere, isAssigned: true })).toBe(
      'one',
    );
    expect(covers({ reach: 'own' }, { ...elsewhere, isAssigned: true })).toBeNull();
  });

  it('never by a designation or a clearance', () => {
    expect(covers({ kind: 'designation', reach: null })).toBeNull();
    expect(covers({ kind: 'clearance', reach: null, restrictions: ['juvenile'] })).toBeNull();
  });

  it('takes the one that ends last', () => {
    const later = new Date(END.getTime() + 1);
    const valid = [given({}), given({ id: 'two', validUntil: later }), given({ id: 'three' })];
    expect(coveringAuthorization(valid, officer, clip)?.id).toBe('two');
  });
});

it('sums clearances up, and nothing else gives one', () => {
  const clearance = (...restrictions: WrittenAuthorization['restrictions'][number][]) =>
    given({ kind: 'clearance', reach: null, restrictions });
  expect(clearedFor([])).toEqual([]);
  expect(clearedFor([given({ restrictions: ['other'] })])).toEqual([]);
  expect(clearedFor([clearance('undercover', 'juvenile'), clearance('juvenile')])).toEqual([
    'juvenile',
    'undercover',
  ]);
});
