import { assign } from './assignment.js';
import { candidatesFor, type Reviewer } from './reviewers.js';
import { seedKey, ticketOf } from './ticket.js';

const key = seedKey('assignment');
const selection = (strata: Record<string, string[]>) =>
  new Map(
    Object.entries(strata).map(([label, clips]) => [
      label,
      clips
        .map((clipId) => ({ clipId, ticket: ticketOf(key, clipId) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1)),
    ]),
  );

describe('An assignment', () => {
  it('shares clips so that no two reviewers differ by more than one', () => {
    const clips = Array.from({ length: 100 }, (_, clip) => `clip-${clip}`);
    const given = assign(selection({ all: clips }), new Map([['all', ['a', 'b', 'c']]]), key);
    const loads = ['a', 'b', 'c'].map((who) => given.filter((g) => g.reviewer === who).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    expect(given).toHaveLength(100);
  });

  it('goes through all strata in the order of the tickets', () => {
    const given = assign(
      selection({ x: ['a', 'b'], y: ['c', 'd'] }),
      new Map([
        ['x', ['r']],
        ['y', ['r']],
      ]),
      key,
    );
    const tickets = given.map(({ clipId }) => ticketOf(key, clipId));
    expect(tickets).toEqual([...tickets].sort());
    expect(given.filter(({ stratum }) => stratum === 'y').map(({ rank }) => rank)).toEqual([1, 2]);
  });

  it('does not depend on the order in which candidates are named', () => {
    const drawn = selection({ all: ['a', 'b', 'c', 'd', 'e'] });
    expect(assign(drawn, new Map([['all', ['q', 'p', 'r']]]), key)).toEqual(
      assign(drawn, new Map([['all', ['p', 'r', 'q']]]), key),
    );
  });

  it('refuses to drop a clip that nobody may review', () => {
    expect(() => assign(selection({ x: ['a'] }), new Map(), key)).toThrow(RangeError);
  });
});

describe('The candidates of a stratum', () => {
  const reviewer = (id: string, unitIds: string[], officerId: string | null = null): Reviewer => ({
    id,
    unitIds,
    officerId,
  });

  it('are the supervisors of the units in which its clips were recorded', () => {
    const roster = [
      reviewer('c', ['north', 'south']),
      reviewer('b', ['north']),
      reviewer('a', ['east']),
    ];
    expect(candidatesFor('officer-1', ['north'], roster)).toEqual(['b', 'c']);
  });

  it('never include the officer whose clips they are', () => {
    const roster = [reviewer('a', ['north'], 'officer-1'), reviewer('b', ['east'])];
    expect(candidatesFor('officer-1', ['north'], roster)).toEqual(['b']);
    expect(candidatesFor('officer-1', ['north'], roster.slice(0, 1))).toEqual([]);
  });

  it('are all other supervisors where no unit is known', () => {
    const roster = [reviewer('b', ['north']), reviewer('a', [])];
    expect(candidatesFor('no-officer', [], roster)).toEqual(['a', 'b']);
  });
});
