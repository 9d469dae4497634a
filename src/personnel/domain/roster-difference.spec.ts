import { compareRoster, type KnownOfficer, type KnownRoster } from './roster-difference.js';
import type { RosterRow } from './roster-file.js';

const officer = (badgeNumber: string, more: Partial<KnownOfficer> = {}): KnownOfficer => ({
  ...{ id: `id-${badgeNumber}`, badgeNumber, name: `Officer ${badgeNumber}`, unitId: 'u-central' },
  ...{ hasLeft: false, hasPlannedMove: false },
  ...more,
});
const row = (badgeNumber: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ line: Number(badgeNumber), badgeNumber, name: `Officer ${badgeNumber}`, unit: 'central' },
  ...{ username: null },
  ...more,
});
const known: KnownRoster = {
  officers: [officer('1'), officer('2'), officer('3'), officer('4', { hasLeft: true })],
  units: new Map([
    ['central', 'u-central'],
    ['north', 'u-north'],
  ]),
  users: [{ personId: 'p-3', username: 'three', officerId: 'id-3' }],
};

describe('The difference of a roster file', () => {
  it('names the new, the changed, the moved, the returned and the missing', () => {
    const rows = [
      row('1', { name: 'Kari Olsen' }),
      row('2', { unit: 'north' }),
      row('4'),
      row('5', { username: 'five' }),
    ];
    expect(compareRoster(rows, known, [])).toMatchObject({
      faults: [],
      difference: {
        fresh: [{ line: 5, badgeNumber: '5', unitId: 'u-central' }],
        changed: [{ officerId: 'id-1', field: 'name', from: 'Officer 1', to: 'Kari Olsen' }],
        moved: [{ officerId: 'id-2', fromUnitId: 'u-central', toUnitId: 'u-north' }],
        returned: [{ officerId: 'id-4' }],
        missing: [{ officerId: 'id-3', personId: 'p-3' }],
        accounts: [{ badgeNumber: '5', username: 'five' }],
        same: 0,
      },
    });
  });

  it('is nothing where the file says what is known', () => {
    const rows = [row('1'), row('2'), row('3', { username: 'three' })];
    const { difference, faults } = compareRoster(rows, known, []);
    const { same, ...parts } = difference;
    expect([same, Object.values(parts).flat(), faults]).toEqual([3, [], []]);
  });

  it('does not miss whoever stands on a line that cannot be used', () => {
    const fault = { line: 9, cells: [], says: ['The unit is missing'], badgeNumber: '3' };
    const { difference } = compareRoster([row('1'), row('2', { unit: 'moon' })], known, [fault]);
    expect(difference.missing).toEqual([]);
  });

  it.each([
    ['an unknown unit', row('1', { unit: 'moon' }), /no unit with the code moon/],
    ['another officer’s account', row('1', { username: 'three' }), /another officer’s/],
  ])('leaves a line out with %s', (_what, wrong, says) => {
    const { faults, difference } = compareRoster([wrong], known, []);
    expect(faults).toMatchObject([{ line: 1, says: [expect.stringMatching(says)] }]);
    expect(difference.changed).toEqual([]);
  });

  it('leaves a line out whose officer is about to move elsewhere', () => {
    const moving = { ...known, officers: [officer('1', { hasPlannedMove: true })] };
    const { faults } = compareRoster([row('1', { unit: 'north' })], moving, []);
    expect(faults).toHaveLength(1);
  });
});
