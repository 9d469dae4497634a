import {
  nextVersion,
  policyDigest,
  policyJson,
  type ReviewPolicy,
  type ReviewPolicyDraft,
  versionInForce,
} from './review-policy.js';

const now = new Date('2026-11-20T12:00:00Z');
const draft: ReviewPolicyDraft = {
  name: 'Weekly review',
  unitId: null,
  clipsPerOfficer: 2,
  periodDays: 7,
  minimumDurationMs: 0,
  exclusions: ['accidental', 'test'],
  dueDays: 14,
  requiredWatchSharePercent: 80,
};
const version = (number: number, validFrom: string): ReviewPolicy => ({
  ...draft,
  id: `policy-${number}`,
  version: number,
  validFrom: new Date(validFrom),
});

describe('A review policy', () => {
  it('gets the next version of its name, valid from now', () => {
    const first = nextVersion(draft, [], { id: 'a', now });
    const second = nextVersion(draft, [first], { id: 'b', now });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(second.validFrom).toEqual(now);
  });

  it('says in its exclusions that short clips are excluded, if and only if they are', () => {
    const at = { id: 'a', now };
    const strict = nextVersion({ ...draft, minimumDurationMs: 1 }, [], at);
    expect(strict.exclusions).toEqual(['too-short', 'test', 'accidental']);
    const lenient = nextVersion({ ...draft, exclusions: ['too-short'] }, [], at);
    expect(lenient.exclusions).toEqual([]);
  });

  it('cannot become valid in the past, or move to another unit', () => {
    const yesterday = new Date(now.getTime() - 86_400_000);
    const first = nextVersion(draft, [], { id: 'a', now });
    expect(() => nextVersion({ ...draft, validFrom: yesterday }, [], { id: 'a', now })).toThrow(
      'in the past',
    );
    expect(() => nextVersion({ ...draft, unitId: 'north' }, [first], { id: 'b', now })).toThrow(
      'another unit',
    );
  });

  it('rules the windows that begin while it is in force, and the first one those before it', () => {
    const versions = [version(1, '2026-10-01'), version(2, '2026-11-01'), version(3, '2026-12-01')];
    const inForce = (from: string) => versionInForce(versions, new Date(from))?.version;
    expect(inForce('2026-09-01')).toBe(1);
    expect(inForce('2026-10-31')).toBe(1);
    expect(inForce('2026-11-01')).toBe(2);
    expect(inForce('2027-01-01')).toBe(3);
    expect(versionInForce([], now)).toBeUndefined();
  });

  it('has one text and one digest, whatever the order in which it was put together', () => {
    const policy = version(1, '2026-11-01');
    const backwards = Object.fromEntries(Object.entries(policy).reverse()) as typeof policy;
    expect(policyJson(backwards)).toBe(policyJson(policy));
    expect(policyDigest(policy)).not.toBe(policyDigest({ ...policy, clipsPerOfficer: 3 }));
    expect(JSON.parse(policyJson(policy))).toMatchObject({ clips_per_officer: 2, unit: null });
  });
});
