import { encodeBundle } from './entry-bundle.js';
import { bundlePath, tileIndexPath, tilePath, tilesGained } from './tiles.js';

describe('A tile', () => {
  it.each([
    [0, '000'],
    [5, '005'],
    [1234067, 'x001/x234/067'],
    [999, '999'],
    [1000, 'x001/000'],
  ])('with index %d lies under %s', (n, path) => expect(tileIndexPath(n)).toBe(path));

  it('says its width only while it is partial', () => {
    expect(tilePath({ level: 1, n: 0, width: 17 })).toBe('tile/1/000.p/17');
    expect(tilePath({ level: 0, n: 273, width: 256 })).toBe('tile/0/273');
    expect(bundlePath({ n: 273, width: 112 })).toBe('tile/entries/273.p/112');
  });

  it('is never empty and never wider than 256', () => {
    expect(() => tilePath({ level: 0, n: 0, width: 0 })).toThrow();
    expect(() => tilePath({ level: 0, n: 0, width: 257 })).toThrow();
  });
});

describe('The tiles of a tree', () => {
  it('of 70,000 leaves are those of the specification', () => {
    const tiles = tilesGained(0, 70_000);
    const full = (level: number) =>
      tiles.filter((tile) => tile.level === level && tile.width === 256).length;
    expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
    expect(tiles.filter(({ width }) => width < 256)).toEqual([
      { level: 0, n: 273, width: 112 },
      { level: 1, n: 1, width: 17 },
      { level: 2, n: 0, width: 1 },
    ]);
  });

  it('of 256 leaves are one full tile and one of width 1 above it', () => {
    expect(tilesGained(0, 256)).toEqual([
      { level: 0, n: 0, width: 256 },
      { level: 1, n: 0, width: 1 },
    ]);
  });

  it('are gained only where the tree has grown', () => {
    expect(tilesGained(70_000, 70_000)).toEqual([]);
    expect(tilesGained(69_999, 70_000)).toEqual([{ level: 0, n: 273, width: 112 }]);
    expect(tilesGained(250, 257)).toEqual([
      { level: 0, n: 0, width: 256 },
      { level: 0, n: 1, width: 1 },
      { level: 1, n: 0, width: 1 },
    ]);
  });
});

describe('An entry bundle', () => {
  it('gives each entry after its length in two bytes', () => {
    const bundle = encodeBundle([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(258, 0x7a)]);
    expect(bundle.subarray(0, 8).toString('hex')).toBe('0002616200000102');
    expect(bundle.length).toBe(2 + 2 + 2 + 2 + 258);
  });

  it('cannot hold an entry of 65,536 bytes', () => {
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow('out of range');
  });
});
