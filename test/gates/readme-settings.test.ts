import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../../src/platform/config/settings.js';

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

describe('the settings table of the README', () => {
  it('says what the schema says, and nothing else', () => {
    expect(tableRows(readme)).toEqual(schemaRows());
  });
});

function schemaRows(): string[][] {
  return Object.entries(environmentSchema.shape).map(([name, field]) => {
    const standard = field.safeParse(undefined);
    const value = standard.success ? standard.data : undefined;
    return [
      `\`${name}\``,
      value === undefined ? '' : `\`${String(value)}\``,
      field.description ?? '',
    ];
  });
}

function tableRows(text: string): string[][] {
  const section = text.split('## Settings')[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}
