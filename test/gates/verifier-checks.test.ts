import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../src/verifier/checks.js';

describe('The page for auditors', () => {
  it('lists every check of the verifier, as the verifier words it', () => {
    const page = readFileSync(join(process.cwd(), 'docs', 'audit-trail.md'), 'utf8');
    const rows = page
      .slice(page.indexOf('## All checks'))
      .matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm);
    expect([...rows].map(([, name, asks]) => [name, asks])).toEqual(Object.entries(CHECKS));
  });
});
