import { drawPlaces } from './draw-places.js';

describe('the place of a clip in its draw', () => {
  it('is counted among the clips of its officer, in the order of the tickets', () => {
    const clips = [
      { clipId: 'a', officerId: 'olsen' },
      { clipId: 'b', officerId: 'nguyen' },
      { clipId: 'c', officerId: 'olsen' },
      { clipId: 'd', officerId: null },
    ];
    expect(Object.fromEntries(drawPlaces(clips))).toEqual({
      a: { rank: 1, stratumSelected: 2 },
      b: { rank: 1, stratumSelected: 1 },
      c: { rank: 2, stratumSelected: 2 },
      d: { rank: 1, stratumSelected: 1 },
    });
  });
});
