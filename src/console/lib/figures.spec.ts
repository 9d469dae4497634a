import { counted, share, size, spokenDuration, timecode } from './figures';

describe('figures in words', () => {
  it('shows positions as a player does', () => {
    expect([0, 7_400, 760_000, 3_723_000].map(timecode)).toEqual([
      '0:00',
      '0:07',
      '12:40',
      '1:02:03',
    ]);
  });

  it('speaks durations for those who listen', () => {
    expect(spokenDuration(125_000)).toBe('2 minutes 5 seconds');
    expect(spokenDuration(1_000)).toBe('1 second');
    expect(spokenDuration(0)).toBe('0 seconds');
  });

  it('never claims the whole while something is missing', () => {
    expect(share(999, 1000)).toBe('99 %');
    expect(share(1000, 1000)).toBe('100 %');
    expect(share(0, 0)).toBe('–');
  });

  it('counts bytes in decimal units and nouns in their number', () => {
    expect([950, 4_100_000, 463_000_000].map(size)).toEqual(['950 B', '4.1 MB', '463 MB']);
    expect([counted(1, 'clip'), counted(1204, 'clip')]).toEqual(['1 clip', '1,204 clips']);
  });
});
