import {
  checkAllMarked,
  checkMark,
  dueAt,
  type MarkedFinding,
  mayJudge,
  reviewableFrom,
  unmarked,
} from './audit-review.js';
import { weekOf } from './week.js';

const finding = (found: number, mark: MarkedFinding['mark'] = null): MarkedFinding => ({
  ...{ finding: 'log-reads', found, mark },
});

describe('The review of a week', () => {
  it('begins a quarter of an hour after its week and is due a week after it', () => {
    const week = weekOf(new Date('2026-11-20T12:00:00Z'), 'America/Chicago');
    expect(reviewableFrom(week)).toEqual(new Date('2026-11-23T06:15:00Z'));
    expect(dueAt(week)).toEqual(new Date('2026-11-30T06:00:00Z'));
  });
});

describe('A mark', () => {
  it('needs a note unless nothing was unusual', () => {
    expect(() => checkMark(finding(1), 'nothing-unusual', '')).not.toThrow();
    expect(() => checkMark(finding(1), 'explained', 'Training.')).not.toThrow();
    for (const mark of ['explained', 'needs-action'] as const) {
      expect(() => checkMark(finding(1), mark, '')).toThrow('needs a note');
    }
  });

  it('is for what was found', () => {
    expect(() => checkMark(finding(0), 'nothing-unusual', '')).toThrow('Nothing was found');
  });
});

describe('Whoever has a part in the entries of a finding', () => {
  it.each([
    ['leaves it to somebody who has none', [1, 0], false],
    ['judges it where everybody has one', [1, 2], true],
    ['judges it where there is nobody else', [1], true],
    ['is not meant where the part is another’s', [0, 5], true],
  ])('%s', (_says, acts, may) => {
    const byPerson = new Map(acts.map((number, index) => [`p${index}`, number]));
    expect(mayJudge('p0', byPerson)).toBe(may);
  });
});

describe('The signature', () => {
  it('needs a mark on each finding in which anything was found', () => {
    const findings = [finding(3, 'explained'), finding(0), finding(1)];
    expect(unmarked(findings)).toHaveLength(1);
    expect(() => checkAllMarked(findings)).toThrow('no mark yet');
    expect(() => checkAllMarked(findings.slice(0, 2))).not.toThrow();
  });
});
