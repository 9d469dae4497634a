import { EXCLUSION_CODES, omission, type ReceivedClip } from './exclusion.js';

const rule = { exclusions: [...EXCLUSION_CODES], minimumDurationMs: 10_000 };
const clip = (changes: Partial<ReceivedClip>): ReceivedClip => ({
  clipId: 'clip',
  officerId: 'officer',
  unitId: 'unit',
  state: 'ready',
  durationMs: 60_000,
  category: null,
  ...changes,
});

describe('A clip of the window', () => {
  it.each<[Partial<ReceivedClip>, string | null]>([
    [{}, null],
    [{ state: 'quarantined' }, 'quarantined'],
    [{ state: 'processing' }, 'not-ready'],
    [{ state: 'stored' }, 'not-ready'],
    [{ durationMs: 9_999 }, 'too-short'],
    [{ durationMs: 10_000 }, null],
    [{ durationMs: null }, null],
    [{ category: 'test' }, 'test'],
    [{ category: 'accidental' }, 'accidental'],
    [{ category: 'arrest' }, null],
    [{ category: 'test', durationMs: 1 }, 'too-short'],
    [{ officerId: null, unitId: null }, null],
  ])('with %j is left out as %s', (changes, code) => {
    expect(omission(clip(changes), rule)).toBe(code);
  });

  it('is left out only for reasons that the policy names', () => {
    const lenient = { exclusions: [], minimumDurationMs: 0 };
    expect(omission(clip({ category: 'test', durationMs: 1 }), lenient)).toBeNull();
    expect(omission(clip({ state: 'quarantined' }), lenient)).toBe('quarantined');
  });
});
