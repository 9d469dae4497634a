import { sentenceOf } from './sentence';

describe('The sentence of an entry', () => {
  it('tells its moments by the clocks of the agency, not in UTC', () => {
    const told = {
      actor: 'service:1',
      actorName: 'Charging dock',
      words: 'registered a clip recorded at 2026-11-18T02:29:53.348Z',
    };
    expect(sentenceOf(told, 'America/Chicago')).toBe(
      'Charging dock registered a clip recorded at Nov 17, 2026, 20:29:53',
    );
  });

  it('leaves identifiers and days as they are', () => {
    const told = {
      actor: 'system:draw',
      actorName: null,
      words: 'read 2026-11-17 of clip 01a1fc7e',
    };
    expect(sentenceOf(told, 'America/Chicago')).toBe(
      'The system (draw) read 2026-11-17 of clip 01a1fc7e',
    );
  });
});
