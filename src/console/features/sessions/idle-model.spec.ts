import { countdown, idleStateOf, nextLookMs } from './idle-model';

const MINUTE = 60_000;
const at = (idle: number, end = 600) => ({ idleMs: idle * MINUTE, endMs: end * MINUTE });

it('warns two minutes before an idle session ends, and not before', () => {
  expect(idleStateOf(at(2.01))).toBe('working');
  expect(idleStateOf(at(2))).toBe('idle-soon');
  expect(idleStateOf(at(0))).toBe('over');
});

it('warns of the end that no activity puts off', () => {
  expect(idleStateOf(at(30, 11))).toBe('working');
  expect(idleStateOf(at(30, 9))).toBe('ends-soon');
  expect(idleStateOf(at(1, 9))).toBe('idle-soon');
  expect(idleStateOf(at(30, 0))).toBe('over');
});

it('asks again at the next turn, at most once a second and at least once a minute', () => {
  expect(nextLookMs(at(30))).toBe(MINUTE);
  expect(nextLookMs(at(2.5))).toBe(30_000);
  expect(nextLookMs(at(0.001))).toBe(1_000);
});

it('counts down like a clock', () => {
  expect([120_000, 61_000, 9_001, 0, -5].map(countdown)).toEqual([
    '2:00',
    '1:01',
    '0:10',
    '0:00',
    '0:00',
  ]);
});
