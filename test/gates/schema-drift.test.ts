import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { createEmptyDatabase, dropTestDatabase } from '../support/database.js';
import { schemaFromFiles } from '../support/schema.js';

/** What TypeORM would do to make the database fit the entities: nothing, if all is well. */
describe('the migrated schema', () => {
  let url: string;
  let owner: DataSource;

  beforeAll(async () => {
    url = await createEmptyDatabase();
    owner = new DataSource(dataSourceOptions(schema, { url, poolSize: 2, role: null }));
    await owner.initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await dropTestDatabase(url);
  });

  it('is what the entities say: no column, constraint or index more or less', async () => {
    const plan = await owner.driver.createSchemaBuilder().log();
    expect(plan.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('names every constraint by hand, so that an error can be told from its name', async () => {
    const rows: { name: string }[] = await owner.query(
      `SELECT conname AS name FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace
         AND contype <> 'n' AND conrelid <> 'migration'::regclass
         AND conname !~ '^(pk|fk|uq|ck|ex)_' AND contype <> 't'`,
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
  });

  it('lists every entity and migration that the features hold', () => {
    const names = (list: unknown) => (list as { name: string }[]).map(({ name }) => name).sort();
    const files = schemaFromFiles();
    expect(names(schema.entities)).toEqual(names(files.entities));
    expect(names(schema.migrations)).toEqual(names(files.migrations));
  });
});
