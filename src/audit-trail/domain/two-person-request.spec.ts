import { objectionTo, REQUEST_STATES } from './two-person-request.js';

const asked = { state: 'requested', requestedBy: 'person:a' } as const;

describe('An act that takes two people', () => {
  it('is approved by another person than the one who asked', () => {
    expect(objectionTo('approve', asked, 'person:b')).toBeNull();
    expect(objectionTo('approve', asked, 'person:a')).toBe('same-person');
  });

  it('is withdrawn by either', () => {
    expect(objectionTo('withdraw', asked, 'person:a')).toBeNull();
    expect(objectionTo('withdraw', asked, 'person:b')).toBeNull();
  });

  it.each(REQUEST_STATES.filter((state) => state !== 'requested'))(
    'is not decided again once it is %s',
    (state) => {
      expect(objectionTo('approve', { ...asked, state }, 'person:b')).toBe('already-decided');
      expect(objectionTo('withdraw', { ...asked, state }, 'person:b')).toBe('already-decided');
    },
  );
});
