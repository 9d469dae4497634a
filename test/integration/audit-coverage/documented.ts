import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'not-audited.md'), 'utf8');

/** The first cells of the table under a heading of docs/not-audited.md; every row has a reason. */
export function notAudited(heading: 'Routes' | 'Jobs' | 'Commands'): string[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` +\| (\S.*\S) +\|$/gm)].map(([, name = '']) => name);
}
