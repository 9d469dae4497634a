import { globSync } from 'node:fs';
import { join } from 'node:path';
import { HAND_OVER_TRAIL } from '../../src/audit-trail/persistence/trail-ownership.js';
import type { Schema } from '../../src/platform/database/data-source.js';

type Constructor = new () => object;

const root = join(__dirname, '..', '..');

/** Every entity and migration that the features' folders hold, found by file name. */
export function schemaFromFiles(): Schema {
  const entities = classesIn('src/*/persistence/*.entity.ts');
  const migrations = classesIn('src/*/persistence/migrations/*.ts');
  return {
    entities,
    migrations,
    afterMigrating: [HAND_OVER_TRAIL],
  };
}

function classesIn(pattern: string): Constructor[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .flatMap((file) => {
      const loaded = jest.requireActual<Record<string, unknown>>(join(root, file));
      return Object.values(loaded).filter(
        (value): value is Constructor =>
          typeof value === 'function' && /^class\b/.test(String(value)),
      );
    });
}
