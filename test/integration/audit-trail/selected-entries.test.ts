import { BurstsQuery } from '../../../src/audit-trail/queries/bursts.query.js';
import { SelectedEntries } from '../../../src/audit-trail/queries/selected-entries.query.js';
import type { EntrySelection } from '../../../src/audit-trail/audit-trail.public.js';
import { createTrailDatabase, somebody, thingDone, type TrailDatabase } from './trail-database.js';

const entries = new SelectedEntries();
const bursts = new BurstsQuery();
const CHICAGO = { timeZone: 'America/Chicago', from: '06:00', to: '22:00', weekendsOutside: true };

let database: TrailDatabase;
beforeEach(async () => {
  database = await createTrailDatabase();
});
afterEach(() => database.drop());

/** Records a thing at a moment of the application's clock. */
async function thing(
  at: string,
  { step = 1, actor = 'p1', outcome = 'success' as const, note = '' } = {},
): Promise<string> {
  database.clock.set(new Date(at));
  const disclosures = note === '' ? {} : { note };
  const event = thingDone({ id: 'a', facts: { step }, outcome, disclosures });
  return (await database.trail.recordAlone({ ...somebody, id: actor }, event)) ?? '';
}

const whole = { after: '0', last: '1000000' };
const find = (selection: EntrySelection) =>
  database.transactions.run(async (tx) => {
    const page = await entries.page(tx, whole, [selection], { before: null, limit: 100 });
    expect(await entries.count(tx, whole, [selection])).toBe(page.length);
    return page.map(({ id }) => id);
  });

describe('A stretch of the trail', () => {
  it('ends with the last entry stated before a moment, and the next one goes on from there', async () => {
    const numbers: string[] = [];
    for (const minute of ['00', '10', '20', '30']) {
      numbers.push(await thing(`2026-11-16T06:${minute}:00Z`));
    }
    const last = (at: string, after = '0') =>
      database.transactions.run((tx) => entries.lastBefore(tx, new Date(at), after));
    expect(await last('2026-11-16T06:10:00Z')).toBe(numbers[0]);
    expect(await last('2026-11-16T06:10:00.001Z')).toBe(numbers[1]);
    expect(await last('2026-11-17T00:00:00Z')).toBe(numbers[3]);
    expect(await last('2026-11-16T06:00:00Z')).toBe('0');
    expect(await last('2026-11-16T06:00:00Z', numbers[2])).toBe(numbers[2]);
  });

  it('has gaps in its numbers where transactions rolled back, and loses nothing to them', async () => {
    const first = await thing('2026-11-16T06:00:00Z');
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(
        database.transactions.run(async (tx) => {
          await database.trail.record(tx, somebody, thingDone({ id: 'x', facts: { step: 0 } }));
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
    }
    const second = await thing('2026-11-16T07:00:00Z');
    const cut = (at: string) =>
      database.transactions.run((tx) => entries.lastBefore(tx, new Date(at), '0'));
    expect(await cut('2026-11-16T06:30:00Z')).toBe(first);
    expect(await cut('2026-11-16T07:30:00Z')).toBe(second);
  });

  it('pages from the newest to the oldest and counts one actor’s acts', async () => {
    const numbers: string[] = [];
    for (const step of [1, 2, 3, 4, 5]) {
      numbers.push(await thing('2026-11-16T12:00:00Z', { step, actor: step > 3 ? 'p2' : 'p1' }));
    }
    const all = [{ kinds: ['spec.thing-done'] }];
    const stretch = { after: numbers[0] ?? '', last: numbers[4] ?? '' };
    await database.transactions.run(async (tx) => {
      const first = await entries.page(tx, stretch, all, { before: null, limit: 3 });
      const before = first.at(-1)?.id ?? '';
      const rest = await entries.page(tx, stretch, all, { before, limit: 3 });
      expect([...first, ...rest].map(({ id }) => id)).toEqual(numbers.slice(1).reverse());
      expect(await entries.countBy(tx, stretch, all, 'person:p1')).toBe(2);
    });
  });
});

describe('A selection', () => {
  it('goes by kind, by facts and by outcome', async () => {
    const one = await thing('2026-11-16T12:00:00Z', { step: 1 });
    const two = await thing('2026-11-16T12:00:00Z', { step: 2 });
    expect(await find({ kinds: ['spec.thing-done'] })).toEqual([two, one]);
    expect(await find({ notKinds: ['spec.thing-done'] })).toEqual([]);
    expect(await find({ facts: { step: '2' } })).toEqual([two]);
    expect(await find({ facts: { other: null } })).toEqual([two, one]);
    expect(await find({ factsOtherThan: { step: '2' } })).toEqual([one]);
    expect(await find({ factsOtherThan: { other: 'x' } })).toEqual([]);
    expect(await find({ outcomes: ['denied', 'failed'] })).toEqual([]);
  });

  it('knows the hours of the agency, on both sides of a change of clocks', async () => {
    // Chicago leaves daylight saving time on Sunday, 1 November 2026.
    const inside = ['2026-10-30T11:00:00Z', '2026-10-31T02:59:59Z', '2026-11-02T12:00:00Z'];
    const outside = ['2026-10-30T10:59:59Z', '2026-10-31T03:00:00Z', '2026-11-02T11:59:59Z'];
    for (const at of inside) await thing(at);
    const wanted: string[] = [];
    for (const at of outside) wanted.push(await thing(at));
    expect(await find({ outside: CHICAGO })).toEqual(wanted.toReversed());
  });

  it('counts weekends as outside, unless told otherwise', async () => {
    const saturdayNoon = await thing('2026-11-21T18:00:00Z');
    expect(await find({ outside: CHICAGO })).toEqual([saturdayNoon]);
    expect(await find({ outside: { ...CHICAGO, weekendsOutside: false } })).toEqual([]);
  });

  it('finds entries that state another time than the database had', async () => {
    const yesterday = await thing(new Date(Date.now() - 86_400_000).toISOString());
    await thing(new Date().toISOString());
    const tomorrow = await thing(new Date(Date.now() + 86_400_000).toISOString());
    expect(await find({ clockOffSeconds: 600 })).toEqual([tomorrow, yesterday]);
  });
});

describe('A burst', () => {
  const rule = { kind: 'spec.thing-done', by: 'note', windowMinutes: 15, least: 3 };

  it('is many entries with one disclosed value within a short time', async () => {
    for (const minute of ['00', '07', '14', '50']) {
      await thing(`2026-11-16T12:${minute}:00Z`, { note: 'árvíztűrő "x" \\' });
      await thing(`2026-11-16T${minute === '00' ? '13' : '14'}:${minute}:30Z`, { note: 'slow' });
    }
    for (const hour of ['01', '02', '03', '04']) {
      await thing(`2026-11-17T${hour}:00:00Z`, { note: 'slower' });
    }
    const found = await database.transactions.run((tx) => bursts.find(tx, whole, rule));
    expect(found).toEqual([{ value: 'árvíztűrő "x" \\', times: 4, peak: 3 }]);
  });
});
