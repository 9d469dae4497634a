import { parsePopulationLine, PopulationCommitment, populationLine } from './population.js';

describe('A population', () => {
  it('refuses labels that could end a field or a line, or join an id to a reviewer', () => {
    for (const stratum of ['a\tb', 'a\nb', 'a|b', '', 'é', 'a b']) {
      expect(() => populationLine({ clipId: 'clip', stratum })).toThrow(RangeError);
    }
  });

  it('refuses clips out of order and clips that come twice', () => {
    const commitment = new PopulationCommitment();
    commitment.add({ clipId: 'b', stratum: 'x' });
    expect(() => commitment.add({ clipId: 'a', stratum: 'x' })).toThrow('out of order');
    expect(() => commitment.add({ clipId: 'b', stratum: 'x' })).toThrow('out of order');
  });

  it('reads back what it wrote, and nothing else', () => {
    expect(parsePopulationLine('a\tb')).toEqual({ clipId: 'a', stratum: 'b' });
    for (const line of ['', 'a', 'a\tb\tc']) {
      expect(() => parsePopulationLine(line)).toThrow(RangeError);
    }
  });
});
