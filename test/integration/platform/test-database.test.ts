import { createTestDatabase } from '../../support/database.js';

describe('a suite’s own database', () => {
  it('is migrated, empty, entered as the application, and apart from any other suite’s', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const [row] = await one.dataSource.query<unknown[]>(
      'SELECT current_user AS role, (SELECT count(*)::int FROM person) AS people',
    );
    expect(row).toEqual({ role: 'plumbline_app', people: 0 });
    expect(one.url).not.toBe(other.url);
    await Promise.all([one.drop(), other.drop()]);
  });
});
