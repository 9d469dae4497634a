import { missingIn, rolesAskedFor, wishesFrom, withRole, withUnit } from './role-wish';

const ZONE = 'America/Chicago';
const NORTH = '00000000-0000-4000-8000-000000000001';
const SOUTH = '00000000-0000-4000-8000-000000000002';

describe('the roles that a form asks for', () => {
  it('keep every unit and the exact end of what nobody touched', () => {
    const held = [
      { role: 'supervisor', unitId: NORTH, validUntil: null },
      { role: 'supervisor', unitId: SOUTH, validUntil: '2026-12-01T15:30:00.000Z' },
      { role: 'records', unitId: null, validUntil: null },
    ];
    expect(rolesAskedFor(wishesFrom(held, ZONE), ZONE)).toEqual([
      { role: 'supervisor', unitId: NORTH },
      { role: 'supervisor', unitId: SOUTH, validUntil: '2026-12-01T15:30:00.000Z' },
      { role: 'records' },
    ]);
  });

  it('end as the last day ends by the clocks of the agency', () => {
    const wishes = withRole([], 'auditor', true).map((one) => ({ ...one, lastDay: '2026-12-31' }));
    const asked = rolesAskedFor(wishes, ZONE);
    expect(asked).toEqual([{ role: 'auditor', validUntil: '2027-01-01T06:00:00.000Z' }]);
    const held = asked.map(({ role, validUntil }) => ({
      role,
      unitId: null,
      validUntil: validUntil ?? null,
    }));
    expect(wishesFrom(held, ZONE)[0]?.lastDay).toBe('2026-12-31');
  });

  it('lose their end where the day is cleared', () => {
    const held = [{ role: 'records', unitId: null, validUntil: '2026-12-01T06:00:00.000Z' }];
    const cleared = wishesFrom(held, ZONE).map((one) => ({ ...one, lastDay: undefined }));
    expect(rolesAskedFor(cleared, ZONE)).toEqual([{ role: 'records' }]);
  });

  it('say that a supervisor has no unit, until there is one', () => {
    const begun = withRole([], 'supervisor', true);
    expect(missingIn(begun)).not.toBeNull();
    const both = withUnit(withUnit(begun, NORTH, true), SOUTH, true);
    expect(missingIn(both)).toBeNull();
    expect(both.map(({ unitId }) => unitId)).toEqual([NORTH, SOUTH]);
    expect(missingIn(withUnit(withUnit(both, NORTH, false), SOUTH, false))).not.toBeNull();
    expect(withRole(both, 'supervisor', false)).toEqual([]);
  });
});
