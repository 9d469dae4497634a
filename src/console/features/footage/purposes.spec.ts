import { isSaid, purposeOfKey, PURPOSES, toStated } from './purposes';

describe('the purposes that the console offers', () => {
  it('are chosen by the digits in their order', () => {
    expect(purposeOfKey('1')).toBe('investigation');
    expect(purposeOfKey(String(PURPOSES.length))).toBe('other');
    for (const key of ['0', '9', 'a', 'Enter', '12']) expect(purposeOfKey(key)).toBeNull();
  });

  it('are said once what each needs is there', () => {
    expect(isSaid({ purpose: 'training' })).toBe(true);
    expect(isSaid({ purpose: 'investigation' })).toBe(false);
    expect(isSaid({ purpose: 'investigation', reference: '  ' })).toBe(false);
    expect(isSaid({ purpose: 'investigation', reference: '26-1' })).toBe(true);
    expect(isSaid({ purpose: 'other', reference: '26-1' })).toBe(false);
    expect(isSaid({ purpose: 'other', explanation: 'Roll call' })).toBe(true);
  });

  it('are sent with what belongs to them alone', () => {
    const typed = { reference: ' 26-1 ', explanation: ' Roll call ' };
    expect(toStated({ purpose: 'training', ...typed })).toEqual({
      purpose: 'training',
      reference: '26-1',
    });
    expect(toStated({ purpose: 'other', reference: '', explanation: ' Roll call ' })).toEqual({
      purpose: 'other',
      explanation: 'Roll call',
    });
  });
});
