import { Slots } from './slots.js';

it('runs no more at once than there are slots, in order, and frees a slot after a failure', async () => {
  const slots = new Slots(2);
  const begun: number[] = [];
  const release: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((n) =>
    slots.use(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => (release[n] = resolve));
      if (n === 0) throw new Error('failed');
    }),
  );
  const failed = expect(works[0]).rejects.toThrow('failed');
  expect(begun).toEqual([0, 1]);
  release[0]!();
  await failed;
  expect(begun).toEqual([0, 1, 2]);
  release[1]!();
  await works[1];
  expect(begun).toEqual([0, 1, 2, 3]);
  release[2]!();
  release[3]!();
  await Promise.all(works.slice(1));
});
