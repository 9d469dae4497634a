import { allocate } from './allocation.js';
import { assign } from './assignment.js';
import { PopulationCommitment, type PopulationEntry } from './population.js';
import { seedOf, seedText } from './seed.js';
import { Selector } from './selection.js';
import { seedKey, ticketOf } from './ticket.js';

/** The published vector of a whole draw: sixteen clips, three strata, a beacon round and dice. */
const clip = (number: number) =>
  `018f3c1e-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`;
const stratumOf = (number: number) =>
  number < 6 ? 'north/day' : number < 10 ? 'north/night' : 'south/day';
const population: PopulationEntry[] = Array.from({ length: 16 }, (_, number) => ({
  clipId: clip(number),
  stratum: stratumOf(number),
}));

const frozen = (() => {
  const commitment = new PopulationCommitment();
  for (const entry of population) commitment.add(entry);
  return commitment.freeze();
})();

const text = seedText('2026-W47-central', frozen.root, [
  'drand-quicknet 657413 fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  'dice 01382438112797316654',
]);
const seed = seedOf(text);
const key = seedKey(seed);

describe('The published vector of a draw', () => {
  it('freezes to its root and its digest', () => {
    expect(frozen.root).toBe('a55d25e3b0e3c4618a59dbd732fa0f995570fc2395d0fccc9639ae5d0d2ceadc');
    expect(frozen.sha256).toBe('9f4020ea9b81b2ed1eef07c8669b5dafbd906131ebf83a05d90e4bce973b0fea');
    expect(frozen.count).toBe(16);
    expect([...frozen.strata]).toEqual([
      ['north/day', 6],
      ['north/night', 4],
      ['south/day', 6],
    ]);
  });

  it('has its seed, and the hash of it that goes before every id', () => {
    expect(seed).toBe('49bb02411cd46cca13ab1fc28f017779994a7b629fd6f2050458b690acf413a4');
    expect(key).toBe('8f875d865ac7e5cbed69284a941de7b33f907f06e5dfac74963aacf7d935664c');
  });

  it('puts the clips in its order, with its tickets', () => {
    const ordered = population
      .map(({ clipId }) => ({ number: clipId.slice(-2), ticket: ticketOf(key, clipId) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    expect(ordered.map(({ number }) => number).join(' ')).toBe(
      '03 04 06 00 14 15 10 05 11 12 01 07 09 13 02 08',
    );
    expect(ordered.slice(0, 5).map(({ ticket }) => ticket.slice(1, 14))).toEqual([
      '.079133904374',
      '.184716212133',
      '.263563927583',
      '.369790193529',
      '.510943442369',
    ]);
  });

  const drawn = (perStratum: number) => {
    const total = 3 * perStratum;
    const selector = new Selector(seed, allocate(frozen.strata, { total, minimum: perStratum }));
    for (const { clipId, stratum } of population) selector.offer(clipId, stratum);
    return selector.selection();
  };

  it('selects two clips of each stratum, and its next ones when extended', () => {
    const numbers = [...drawn(4)].map(([label, clips]) => [
      label,
      clips.map(({ clipId }) => clipId.slice(-2)).join(' '),
    ]);
    expect(numbers).toEqual([
      ['north/day', '03 04 00 05'],
      ['north/night', '06 07 09 08'],
      ['south/day', '14 15 10 11'],
    ]);
    for (const [label, clips] of drawn(2)) expect(clips).toEqual(drawn(4).get(label)?.slice(0, 2));
  });

  it('assigns by the ticket of clip and reviewer among the equally loaded', () => {
    const tickets = ['sup-A', 'sup-B', 'sup-C'].map((id) => ticketOf(key, `${clip(3)}|${id}`));
    expect(tickets.map((ticket) => ticket.slice(1, 11))).toEqual([
      '.482009556',
      '.139489564',
      '.071238062',
    ]);
    const candidates = new Map(
      [...frozen.strata.keys()].map((s) => [s, ['sup-A', 'sup-B', 'sup-C']]),
    );
    const [first] = assign(drawn(2), candidates, key);
    expect(first).toEqual({ clipId: clip(3), stratum: 'north/day', rank: 1, reviewer: 'sup-C' });
  });
});
