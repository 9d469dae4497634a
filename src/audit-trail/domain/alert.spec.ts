import { Causes, STALE_GRACE_MS } from './alert.js';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 20) + ms);
const stale = { part: 'witness', state: 'stale' as const, says: 'The witness is silent.' };
const good = { part: 'witness', state: 'good' as const, says: 'Fine.' };

describe('Causes of alerts', () => {
  it('are failed parts, at once, and one for each part', () => {
    const failed = { part: 'recording', state: 'failed' as const, says: 'One.' };
    const causes = new Causes().of([failed, { ...failed, says: 'Two.' }, good], at(0));
    expect(causes).toEqual([{ cause: 'recording', says: 'One. Two.' }]);
  });

  it('are stale parts only when they stay so', () => {
    const causes = new Causes();
    expect(causes.of([stale], at(0))).toEqual([]);
    expect(causes.of([stale], at(STALE_GRACE_MS - 1))).toEqual([]);
    expect(causes.of([stale], at(STALE_GRACE_MS))).toHaveLength(1);
  });

  it('count anew when a stale part was good in between', () => {
    const causes = new Causes();
    causes.of([stale], at(0));
    causes.of([good], at(1000));
    expect(causes.of([stale], at(STALE_GRACE_MS))).toEqual([]);
  });

  it('are never parts that are off', () => {
    expect(new Causes().of([{ ...good, state: 'off' }], at(0))).toEqual([]);
  });
});
