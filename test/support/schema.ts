import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../../src/platform/database/data-source.js';

type Constructor = new () => object;

const root = join(__dirname, '..', '..');

/** Every entity and migration that the features' folders hold, found by file name. */
export function schemaFromFiles(): Schema {
  const entities = classesIn('src/*/persistence/*.entity.ts');
  const migrations = classesIn('src/*/persistence/migrations/*.ts');
  return {
    entities: entities,
    migrations: migrations,
  };
}

function classesIn(pattern: string): Constructor[] {
  // While a feature is half written, its neighbours can still run their tests without it.
  const chosen = process.env.TEST_FEATURES?.split(',');
  return globSync(pattern, { cwd: root })
    .filter((file) => chosen?.includes(file.split('/')[1] ?? '') ?? true)
    .sort()
    .flatMap((file) => {
      const loaded = jest.requireActual<Record<string, unknown>>(join(root, file));
      return Object.values(loaded).filter(
        (value): value is Constructor =>
          typeof value === 'function' && /^class\b/.test(String(value)),
      );
    });
}
