import type { PlaybackOpening } from '../../footage/footage.public.js';
import { accessLines } from './access-report.js';

const START = Date.parse('2026-11-20T12:00:00Z');
const MINUTE_MS = 60_000;

const opening = (minute: number, change: Partial<PlaybackOpening> = {}): PlaybackOpening => ({
  playbackId: `p${minute}`,
  at: new Date(START + minute * MINUTE_MS),
  personId: 'rosa',
  clipId: `c${minute}`,
  sourceClipId: `clip-${minute}`,
  purpose: 'investigation',
  reference: '26-1',
  explanation: null,
  reviewId: null,
  authorizationId: 'a',
  servedBytes: 0,
  servedMs: 0,
  ...change,
});
const NAMES = new Map([['rosa', 'Rosa Lindqvist']]);
const marksOf = (openings: PlaybackOpening[]) =>
  accessLines(openings, NAMES).map(({ unusual }) => unusual.join());

describe('what an access report marks', () => {
  it('nothing where a case or a review stands behind it', () => {
    expect(marksOf([opening(0), opening(1, { reference: null, reviewId: 'r' })])).toEqual(['', '']);
  });

  it('openings with no link, and those without an authorization', () => {
    expect(marksOf([opening(0, { reference: null, purpose: 'training' })])).toEqual(['no-link']);
    expect(marksOf([opening(0, { authorizationId: null })])).toEqual(['no-authorization']);
  });

  it('twenty clips within an hour, and not nineteen, nor one clip twenty times', () => {
    const every = (minutes: number, count: number, change: Partial<PlaybackOpening> = {}) =>
      Array.from({ length: count }, (_, at) => opening(at * minutes, change));
    expect(new Set(marksOf(every(3, 20)))).toEqual(new Set(['bulk']));
    expect(new Set(marksOf(every(3, 19)))).toEqual(new Set(['']));
    expect(new Set(marksOf(every(4, 20)))).toEqual(new Set(['']));
    expect(new Set(marksOf(every(3, 20, { clipId: 'one' })))).toEqual(new Set(['']));
  });

  it('by person: two who share the hour are not one', () => {
    const lines = Array.from({ length: 30 }, (_, at) =>
      opening(at, { personId: at % 2 === 0 ? 'rosa' : 'sam' }),
    );
    expect(new Set(marksOf(lines))).toEqual(new Set(['']));
    expect(accessLines(lines, NAMES).map(({ personName }) => personName)).toContain('sam');
  });
});
