import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
}
interface Report {
  readonly summary: { violations: { rule: { name: string }; from: string }[] };
}

const root = join(__dirname, '..', '..');
const { forbidden } = createRequire(__filename)(join(root, '.dependency-cruiser.cjs')) as Rules;

const FEATURES = [
  'witness',
  'audit-trail',
  'identity',
  'api-clients',
  'credentials',
  'sign-in',
  'single-sign-on',
  'agency',
  'authorizations',
  'personnel',
  'provisioning',
  'audit-reviews',
  'footage',
  'activations',
  'ingest',
  'sampling',
  'reviews',
  'reports',
  'demo-agency',
];

/** For each rule a file that breaks it, and what that file imports. */
const PLANTED: Record<string, readonly [file: string, imports: string]> = {
  'no-cycle': ['src/platform/one.ts', './other.js'],
  'nothing-upward-from-platform': ['src/platform/up.ts', '../identity/identity.public.js'],
  'nothing-upward-from-transparency-log': ['src/transparency-log/up.ts', '../platform/other.js'],
  ...Object.fromEntries(
    FEATURES.map((name) => {
      const above = name === 'demo-agency' ? 'verifier' : 'demo-agency';
      const imports = `../${above}/${above}.public.js`;
      return [`nothing-upward-from-${name}`, [`src/${name}/up.ts`, imports] as const];
    }),
  ),
  ...Object.fromEntries(
    FEATURES.map((name) => {
      const elsewhere = name === 'demo-agency' ? 'verifier' : 'demo-agency';
      const file = `src/${elsewhere}/peeks-into-${name}.ts`;
      return [`${name}-only-through-its-public-file`, [file, `../${name}/domain/rule.js`] as const];
    }),
  ),
  'pure-domain': ['src/footage/domain/impure.ts', 'typeorm'],
  'verifier-stands-alone': ['src/verifier/leans.ts', 'zod'],
  'verifier-has-no-network': ['src/verifier/asks.ts', 'node:https'],
  'console-talks-only-to-the-api': ['src/console/shares.ts', '../platform/other.js'],
  'no-console-from-server': ['src/platform/paints.ts', '../console/ui/button.js'],
  'ui-knows-no-route-and-no-data': ['src/console/ui/knows.ts', '../features/queue.js'],
  'sql-only-in-persistence-and-queries': ['src/footage/commands/writes-sql.ts', 'typeorm'],
};

const BYSTANDERS = [
  ...FEATURES.flatMap((name) => [`src/${name}/${name}.public.ts`, `src/${name}/domain/rule.ts`]),
  'src/verifier/verifier.public.ts',
  'src/console/ui/button.ts',
  'src/console/features/queue.ts',
];

describe('the boundaries', () => {
  let folder: string;
  let violations: Report['summary']['violations'];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-boundaries-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await copyFile(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
    await copyFile(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    for (const file of BYSTANDERS) await write(file, 'export const here = true;\n');
    for (const [file, imports] of Object.values(PLANTED)) await write(file, importing(imports));
    await write('src/platform/other.ts', importing('./one.js'));
    violations = await cruise();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('have a planted violation for every rule', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.keys(PLANTED))('catch what breaks %s', (name) => {
    const caught = violations.filter(({ rule }) => rule.name === name).map(({ from }) => from);
    expect(caught).toContain(PLANTED[name]?.[0]);
  });

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }

  function importing(specifier: string): string {
    return `import * as it from '${specifier}';\nexport const kept = it;\n`;
  }

  async function cruise(): Promise<Report['summary']['violations']> {
    const program = join(
      root,
      'node_modules',
      'dependency-cruiser',
      'bin',
      'dependency-cruiser.mjs',
    );
    const args = [program, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const run = promisify(execFile);
    const options = { cwd: folder, maxBuffer: 64 * 1024 ** 2 };
    const { stdout } = await run(process.execPath, args, options);
    return (JSON.parse(stdout) as Report).summary.violations;
  }
});
