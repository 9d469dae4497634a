import { neighbour, placeMarks, ticks } from './timeline';

const mark = (id: string, atMs: number, label = 'Holster draw') => ({ id, atMs, label });

describe('the timeline', () => {
  it('puts a label where it has room', () => {
    const placed = placeMarks([mark('b', 58_000), mark('a', 10_000)], 60_000, 800);
    expect(placed.map(({ id, side }) => [id, side])).toEqual([
      ['a', 'right'],
      ['b', 'left'],
    ]);
  });

  it('never lets labels cover a neighbouring mark, and keeps every mark', () => {
    const placed = placeMarks(
      [mark('a', 30_000), mark('b', 30_500), mark('c', 31_000)],
      60_000,
      800,
    );
    expect(placed.map(({ side }) => side)).toEqual(['left', null, 'right']);
  });

  it('leaves out what lies outside the clip', () => {
    expect(placeMarks([mark('early', -5_000), mark('late', 61_000)], 60_000, 800)).toEqual([]);
  });

  it('has as many ticks as can be read', () => {
    expect(ticks(60_000, 800)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    expect(ticks(60_000, 200)).toEqual([0, 30_000, 60_000]);
    expect(ticks(0, 800)).toEqual([]);
  });

  it('steps from mark to mark', () => {
    const marks = [mark('a', 10_000), mark('b', 20_000)];
    expect(neighbour(marks, 10_000, 'next')?.id).toBe('b');
    expect(neighbour(marks, 20_500, 'previous')?.id).toBe('a');
    expect(neighbour(marks, 25_000, 'next')).toBeUndefined();
  });
});
