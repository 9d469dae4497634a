import { hash } from 'node:crypto';
import fc from 'fast-check';
import { HEAD_DIGITS, seedKey, sha256Fraction, ticketHead, ticketOf } from './ticket.js';

/** Sampling with replacement is no part of the product; it is here to run Rivest's last vectors. */
function nextFraction(ticket: string): string {
  const digits = `${ticket}0`;
  let nines = 2;
  while (digits[nines] === '9') nines += 1;
  for (let round = 1; ; round += 1) {
    const next = digits.slice(0, nines) + sha256Fraction(`${ticket}:${round}`).slice(2);
    if (next > digits) return next;
  }
}

function order(ids: readonly string[], seed: string): string[] {
  const key = seedKey(seed);
  return [...ids].sort((a, b) => (ticketOf(key, a) < ticketOf(key, b) ? -1 : 1));
}

/** The published tool shows nine digits after the leading nines, cut and not rounded. */
function shown(ticket: string): string {
  return /^0\.9*\d{9}/.exec(ticket)?.[0] ?? '';
}

describe("Rivest's published vectors", () => {
  const ab130 = '0.26299714122838008416507544297546663599715395525154425586041245287750224561854';

  it('turn a hash into a fraction', () => {
    expect(sha256Fraction('abc')).toBe(
      '0.56998071861792858926477341561059638840106636224182943832566300809078486324348',
    );
  });

  it('give the first ticket of an id, with the 77 digits of a smaller hash', () => {
    const ticket = ticketOf(seedKey('01382438112797316654'), 'AB-130');
    expect(ticket).toBe(ab130);
    expect(ticket).toHaveLength(79);
  });

  it('give the next fraction', () => {
    expect(nextFraction(ab130)).toBe(
      '0.8232357229934205790595761924514048157652891124687533667363938813600770093316',
    );
    expect(nextFraction('0.25471')).toBe(
      '0.642853261655004694691182528114375607701032283189922170593838029306715548381901',
    );
  });

  it.each([
    [
      ['ab-1', 'ab-2', 'cd-1', 'ef-3'],
      '0.317685817 cd-1 | 0.832984519 ef-3 | 0.9098039269 ab-1 | 0.9231549043 ab-2',
    ],
    [
      ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'B-3'],
      '0.410310858 B-2 | 0.470960291 B-3 | 0.471438751 A-3 | 0.567089805 A-2 | ' +
        '0.9781715679 B-1 | 0.9828515724 A-1',
    ],
  ])('order %j with the seed 314159', (ids, expected) => {
    const key = seedKey('314159');
    const lines = order(ids, '314159').map((id) => `${shown(ticketOf(key, id))} ${id}`);
    expect(lines.join(' | ')).toBe(expected);
  });

  it('take ten of a hundred', () => {
    const ids = Array.from({ length: 100 }, (_, id) => String(id));
    expect(order(ids, '41').slice(0, 10).join(' ')).toBe('73 51 17 58 38 42 39 20 11 67');
  });

  it.each([
    ['31', 'b a d c'],
    ['77', 'b d c a'],
  ])('order a b c d with the seed %s', (seed, expected) => {
    expect(order(['a', 'b', 'c', 'd'], seed).join(' ')).toBe(expected);
  });

  it('sample with replacement', () => {
    const key = seedKey('314159');
    const urn = ['A#2', 'B#7', 'C#1', 'D#4'].map((id) => ({ id, ticket: ticketOf(key, id) }));
    const drawn: string[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const next = urn.reduce((least, other) => (other.ticket < least.ticket ? other : least));
      drawn.push(next.id);
      next.ticket = nextFraction(next.ticket);
    }
    expect(drawn.join(' ')).toBe('D#4 C#1 C#1 B#7 A#2 C#1 D#4 B#7');
  });
});

describe('The head of a ticket', () => {
  it('is its first nine digits', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, id) => {
        const key = seedKey(seed);
        const digits = ticketOf(key, id).slice(2, 2 + HEAD_DIGITS);
        expect(String(ticketHead(key, id)).padStart(HEAD_DIGITS, '0')).toBe(digits);
      }),
    );
  });

  it('is exact for the largest sums of words that a hash can hold', () => {
    // The worst sum is sixteen words of 65,535 times weights below 10^9: 1.05e15 of 9.007e15.
    expect(16 * 0xffff * 1e9).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('orders 20,000 ids as their whole tickets do', () => {
    const key = seedKey('order');
    const clips = Array.from({ length: 20_000 }, (_, number) => {
      const id = hash('sha256', String(number));
      return { ticket: ticketOf(key, id), head: ticketHead(key, id) };
    });
    const byTicket = (a: string, b: string) => (a < b ? -1 : 1);
    const whole = clips.toSorted((a, b) => byTicket(a.ticket, b.ticket));
    const heads = clips.toSorted((a, b) => a.head - b.head || byTicket(a.ticket, b.ticket));
    expect(heads).toEqual(whole);
  });
});
