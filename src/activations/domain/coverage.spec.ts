import fc from 'fast-check';
import { type CandidateClip, judgeCoverage, VERDICTS } from './coverage.js';
import { COVERAGE_POLICY } from './coverage-policy.js';
import { verdictMeanings } from './verdict-meanings.js';

const SECOND = 1000;
const trigger = Date.parse('2026-11-20T22:00:00Z');
const at = (seconds: number) => new Date(trigger + seconds * SECOND);
const event = { occurredAt: at(0), officerId: 'olsen' };

/** A clip activated so many seconds after the trigger, lasting so many seconds from there. */
const clip = (
  seconds: number,
  lasts: number | null = 600,
  more: Partial<CandidateClip> = {},
): CandidateClip => ({
  clipId: `clip${seconds}`,
  activatedAt: at(seconds),
  endsAt: lasts === null ? null : at(seconds + lasts),
  isHeld: true,
  ...more,
});
const announced = { isHeld: false };

const judge = (clips: CandidateClip[], hours = 1, hadCamera = true) =>
  judgeCoverage(event, { hadCamera, clips }, COVERAGE_POLICY, at(hours * 3600));
const named = (clipId: string | null, verdict: string, lateByMs: number | null = null) => ({
  verdict,
  lateByMs,
  clipId,
});

describe('coverage of a trigger event', () => {
  it.each([
    ['an activation at the trigger', [clip(0)], named('clip0', 'covered')],
    ['one 10 s before', [clip(-10)], named('clip-10', 'covered')],
    ['one 10 s after', [clip(10)], named('clip10', 'covered')],
    ['one 10.001 s after', [clip(10.001)], named('clip10.001', 'late', 10_001)],
    ['one 300 s after', [clip(300)], named('clip300', 'late', 300_000)],
    ['one 300.001 s after', [clip(300.001)], named(null, 'pending_upload')],
    ['one 11 s before, running', [clip(-11)], named('clip-11', 'already_recording')],
    ['one hours before, running', [clip(-9000, 9001)], named('clip-9000', 'already_recording')],
    ['one before that ended at the trigger', [clip(-60, 60)], named(null, 'pending_upload')],
    ['one before of unknown length', [clip(-60, null)], named(null, 'pending_upload')],
    ['nothing', [], named(null, 'pending_upload')],
  ])('by %s', (_what, clips, verdict) => {
    expect(judge(clips)).toEqual(verdict);
  });

  it.each([
    ['a covering clip before one that runs', [clip(-20), clip(9)], named('clip9', 'covered')],
    [
      'one that runs before a late one',
      [clip(30), clip(-30)],
      named('clip-30', 'already_recording'),
    ],
    ['the nearest of two that cover', [clip(-5), clip(4)], named('clip4', 'covered')],
    ['the earliest of two late ones', [clip(90), clip(60)], named('clip60', 'late', 60_000)],
    [
      'the last begun of two that run',
      [clip(-90), clip(-60)],
      named('clip-60', 'already_recording'),
    ],
    ['the first identifier in a dead heat', [clip(5), clip(-5)], named('clip-5', 'covered')],
  ])('takes %s', (_what, clips, verdict) => {
    expect(judge(clips)).toEqual(verdict);
  });

  it('is pending for 72 hours and missed from then on', () => {
    const almost = judgeCoverage(
      event,
      { hadCamera: true, clips: [] },
      COVERAGE_POLICY,
      at(259_199),
    );
    expect(almost).toEqual(named(null, 'pending_upload'));
    expect(judge([], 72)).toEqual(named(null, 'missed'));
  });

  it('does not count footage that is only announced, but names it', () => {
    expect(judge([clip(2, 600, announced)])).toEqual(named('clip2', 'pending_upload'));
    expect(judge([clip(2, 600, announced)], 72)).toEqual(named('clip2', 'missed'));
    expect(judge([clip(2, 600, announced), clip(60)])).toEqual(named('clip60', 'late', 60_000));
  });

  it('expects nothing of an officer without a camera, unless there is footage all the same', () => {
    expect(judge([], 1, false)).toEqual(named(null, 'no_camera'));
    expect(judge([], 100, false)).toEqual(named(null, 'no_camera'));
    expect(judge([clip(1)], 1, false)).toEqual(named('clip1', 'covered'));
    expect(judge([clip(1, 9, announced)], 1, false)).toEqual(named('clip1', 'pending_upload'));
  });

  it('says so where nobody had the sensor, instead of dropping the event', () => {
    const verdict = judgeCoverage(
      { ...event, officerId: null },
      { hadCamera: false, clips: [] },
      COVERAGE_POLICY,
      at(0),
    );
    expect(verdict).toEqual(named(null, 'sensor_unassigned'));
  });

  it('explains each verdict in one sentence or two, with the policy’s numbers', () => {
    const meanings = verdictMeanings({ ...COVERAGE_POLICY, toleranceMs: 15 * SECOND });
    expect(Object.keys(meanings).sort()).toEqual([...VERDICTS].sort());
    expect(meanings.covered).toContain('15 s');
    expect(meanings.missed).toContain('72 h');
  });
});

const anyClips = fc.uniqueArray(
  fc.record({
    clipId: fc.uuid(),
    activatedAt: fc.integer({ min: -900, max: 900 }).map(at),
    endsAt: fc.option(fc.integer({ min: -900, max: 1800 }).map(at)),
    isHeld: fc.boolean(),
  }),
  { selector: ({ clipId }) => clipId, maxLength: 8 },
);

describe('whatever the clips', () => {
  it('their order of arrival never changes the verdict', () => {
    const shuffled = anyClips.chain((clips) =>
      fc.tuple(
        fc.constant(clips),
        fc.shuffledSubarray(clips, { minLength: clips.length, maxLength: clips.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 100 }), ([clips, other], hours) => {
        expect(judge(other, hours)).toEqual(judge(clips, hours));
      }),
    );
  });

  it('one more held clip never makes a verdict worse', () => {
    const goodness = ['covered', 'already_recording', 'late', 'pending_upload', 'missed'];
    const rank = (clips: CandidateClip[]) => goodness.indexOf(judge(clips, 80).verdict);
    fc.assert(
      fc.property(anyClips, fc.integer({ min: -900, max: 900 }), (clips, seconds) => {
        expect(rank([...clips, clip(seconds)])).toBeLessThanOrEqual(rank(clips));
      }),
    );
  });

  it('only the verdict without footage changes with time', () => {
    fc.assert(
      fc.property(anyClips, (clips) => {
        const [before, after] = [judge(clips, 1), judge(clips, 100)];
        if (before.verdict === 'pending_upload') expect(after.verdict).toBe('missed');
        else expect(after).toEqual(before);
      }),
    );
  });
});
