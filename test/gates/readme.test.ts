import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '../../src/platform/config/settings.js';

const root = join(__dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

describe('the README', () => {
  it('lists the settings that the schema knows, and nothing else', () => {
    expect(tableRows(readme)).toEqual(schemaRows());
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name ?? '');
    const npmsOwn = ['ci', 'install'];
    const known = [...Object.keys(scripts), ...npmsOwn];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docker/README.md'])(
    'and %s lead to files that are there',
    (file) => {
      const links = [...read(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(
        ([, to]) => to ?? '',
      );
      const local = links.filter((to) => !/^[a-z]+:/.test(to));
      expect(local.filter((to) => !existsSync(join(root, file, '..', to)))).toEqual([]);
    },
  );
});

function schemaRows(): string[][] {
  return Object.entries(environmentSchema.shape).map(([name, field]) => {
    const standard = field.safeParse(undefined);
    const value: unknown = standard.success ? standard.data : undefined;
    // A list that is empty when nothing is set is nothing, as the table has it.
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    const written = isPlain ? `\`${String(value)}\`` : '';
    return [`\`${name}\``, written, field.description ?? ''];
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
