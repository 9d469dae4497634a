import { randomUUID } from 'node:crypto';
import { CLAIM_MS, REPEAT_AFTER_MS } from '../../../src/audit-trail/domain/alert.js';
import { type AlertBook, AlertMemory } from '../../../src/audit-trail/domain/alert-book.js';
import { AlertRepository } from '../../../src/audit-trail/persistence/alert.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 20) + ms);
const recording = { cause: 'recording', says: 'No entries are taken.' };
const witness = { cause: 'witness', says: 'The witness is silent.' };

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const books: [string, () => AlertBook][] = [
  ['in memory', () => new AlertMemory(randomUUID)],
  ['in the database', () => new AlertRepository(database.dataSource)],
];

describe.each(books)('A book of alerts %s', (_where, open) => {
  const delivery = (alertId: string, news: 'raised' | 'cleared' = 'raised') =>
    ({ alertId, channel: 'mail', news }) as const;

  it('has one alert per cause from when it is seen until it is gone', async () => {
    const book = open();
    const [first] = await book.update([recording], at(0));
    expect(first).toMatchObject({ ...recording, raisedAt: at(0), clearedAt: null });
    const both = await book.update([witness, { ...recording, says: 'Still.' }], at(1000));
    expect(both.map(({ cause, says }) => [cause, says]).sort()).toEqual([
      ['recording', 'Still.'],
      ['witness', witness.says],
    ]);
    const [cleared] = await book.update([witness], at(2000));
    expect(cleared).toMatchObject({ id: first?.id, clearedAt: at(2000) });
    const again = await book.update([recording, witness], at(3000));
    expect(again.filter(({ cause }) => cause === 'recording')).toHaveLength(2);
  });

  it('has each told once, again after hours, and its end only to those who heard', async () => {
    const book = open();
    const [alert] = await book.update([recording], at(0));
    const raised = delivery(alert?.id ?? '');
    const cleared = delivery(alert?.id ?? '', 'cleared');
    expect(await book.claim(cleared, at(0))).toBe(false);
    expect(await book.claim(raised, at(0))).toBe(true);
    expect(await book.claim(raised, at(1))).toBe(false);
    await book.delivered(raised, at(2));
    expect(await book.claim(raised, at(CLAIM_MS * 2))).toBe(false);
    expect(await book.claim(raised, at(REPEAT_AFTER_MS + 2))).toBe(true);
    expect(await book.claim(cleared, at(REPEAT_AFTER_MS + 3))).toBe(true);
    await book.delivered(cleared, at(REPEAT_AFTER_MS + 4));
    expect(await book.claim(cleared, at(REPEAT_AFTER_MS * 3))).toBe(false);
  });

  it('R59 lets another try when whoever claimed it did not deliver', async () => {
    const book = open();
    const [alert] = await book.update([recording], at(0));
    expect(await book.claim(delivery(alert?.id ?? ''), at(0))).toBe(true);
    expect(await book.claim(delivery(alert?.id ?? ''), at(CLAIM_MS))).toBe(true);
  });
});

describe('Two processes that look', () => {
  it('share one alert, which ends when neither sees its cause any more', async () => {
    const [one, two] = [
      new AlertRepository(database.dataSource),
      new AlertRepository(database.dataSource),
    ];
    const [first] = await one.update([recording], at(0));
    const [second] = await two.update([recording], at(1000));
    expect(second?.id).toBe(first?.id);
    const [stillOpen] = await one.update([], at(2000));
    expect(stillOpen?.clearedAt).toBeNull();
    const [cleared] = await two.update([], at(3000));
    expect(cleared?.clearedAt).toEqual(at(3000));
  });

  it('close what a process that is gone has seen, after a while', async () => {
    await new AlertRepository(database.dataSource).update([recording], at(0));
    const next = new AlertRepository(database.dataSource);
    expect((await next.update([], at(60_000)))[0]?.clearedAt).toBeNull();
    expect((await next.update([], at(120_000)))[0]?.clearedAt).toEqual(at(120_000));
  });

  it('take over what was told while the database was gone', async () => {
    const memory = new AlertMemory(randomUUID);
    const [alert] = await memory.update([recording], at(0));
    const told = { alertId: alert?.id ?? '', channel: 'mail', news: 'raised' as const };
    await memory.claim(told, at(0));
    await memory.delivered(told, at(1));
    const repository = new AlertRepository(database.dataSource);
    const held = memory.held();
    if (held !== null) await repository.adopt(held);
    expect(await repository.update([recording], at(1000))).toMatchObject([{ id: alert?.id }]);
    expect(await repository.claim(told, at(1001))).toBe(false);
  });
});
