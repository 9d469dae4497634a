import { createTestDatabase } from '../../support/database.js';

describe('a suite’s own database', () => {
  it('is migrated, empty, and apart from that of any other suite', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await one.dataSource.query('CREATE TEMP TABLE mark (id int)');
    const migrations = await other.dataSource.query<{ count: string }[]>(
      'SELECT count(*) FROM migration',
    );
    expect(Number(migrations[0]?.count)).toBeGreaterThanOrEqual(0);
    expect(one.url).not.toBe(other.url);
    await Promise.all([one.drop(), other.drop()]);
  });
});
