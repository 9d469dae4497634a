import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordJson, type JsonValue } from '../../../src/sampling/domain/record-json.js';
import { verifyDraw } from '../../../src/verifier/draw.js';
import { createSamplingWorld, type SamplingWorld } from './sampling-world.js';

type Members = Record<string, JsonValue>;

/** Somebody who knows the format: every digest inside of the record is made to fit again. */
function resealed(members: Members): string {
  const rest = { ...members };
  delete rest.record_sha256;
  const digest = createHash('sha256').update(recordJson(rest)).digest('hex');
  return recordJson({ ...rest, record_sha256: digest });
}

describe('a record that somebody changed', () => {
  let world: SamplingWorld;
  let original: Awaited<ReturnType<SamplingWorld['record']>>;
  let folder: string;

  const edit = async (file: string, change: (text: string) => string) => {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(join(folder, file), change(text));
  };
  const editDraw = (change: (members: Members) => Members) =>
    edit('draw.json', (text) => resealed(change(JSON.parse(text) as Members)));
  const findings = async () =>
    (await verifyDraw(folder)).findings.map(({ severity, file, position }) =>
      `${severity} ${file} ${position ?? ''}`.trim(),
    );

  beforeAll(async () => {
    world = await createSamplingWorld();
    const { olsen, nguyen } = world.roster.officers;
    await world.addClips(4, { officerId: olsen.id, unitId: olsen.unitId });
    await world.addClips(3, { officerId: nguyen.id, unitId: nguyen.unitId });
    await world.addClips(1, { officerId: olsen.id, unitId: olsen.unitId, durationMs: 1 });
    const drawId = await world.declare(await world.savePolicy());
    await world.conduct(drawId);
    original = await world.record(drawId);
  });
  afterAll(async () => {
    await original.remove();
    await world.app.stop();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-tampered-'));
    await cp(original.folder, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('by one byte, anywhere in any file, is refused, and the file is named', async () => {
    let flipped = 0;
    for (const file of await readdir(folder)) {
      const bytes = await readFile(join(folder, file));
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = bytes[at]! ^ (1 << (at % 8));
        await writeFile(join(folder, file), changed);
        const verdict = await verifyDraw(folder);
        const isNamed = verdict.findings.some(
          (finding) => finding.file === file && finding.severity === 'tampered',
        );
        if (!isNamed) throw new Error(`Byte ${at} of ${file} changed and nobody noticed`);
        flipped += 1;
      }
      await writeFile(join(folder, file), bytes);
    }
    expect(flipped).toBeGreaterThan(5000);
    expect(await findings()).toEqual([]);
  });

  it('by taking a clip out of the urn is refused', async () => {
    await edit('population.tsv', (text) => text.split('\n').slice(1).join('\n'));
    expect(await findings()).toContain('tampered population.tsv');
  });

  it('by sorting the urn anew is refused with the line', async () => {
    await edit('population.tsv', (text) => {
      const [first, second, ...rest] = text.split('\n');
      return [second, first, ...rest].join('\n');
    });
    expect(await findings()).toContain('tampered population.tsv line 2');
  });

  it('by naming a clip in both lists is refused', async () => {
    const [clip] = (await readFile(join(folder, 'population.tsv'), 'utf8')).split('\t');
    await edit('excluded.tsv', (text) => `${clip}\ttest\n${text}`);
    const { findings: found } = await verifyDraw(folder);
    expect(found.map(({ says }) => says)).toContainEqual(expect.stringContaining(clip!));
  });

  it.each(['draw.json', 'population.tsv', 'excluded.tsv', 'policy.json', 'README.txt'])(
    'by removing %s is incomplete',
    async (file) => {
      await rm(join(folder, file));
      expect(await findings()).toContain(`incomplete ${file}`);
    },
  );

  it.each([
    ['draw.json', '['.repeat(200_000)],
    ['draw.json', 'null'],
    ['draw.json', '{"__proto__": {"state": "executed"}}'],
    ['population.tsv', 'x'.repeat(300_000)],
    ['excluded.tsv', '\t\t\n\n\0'],
    ['policy.json', '{'],
  ])('into nonsense in %s is refused without a crash', async (file, nonsense) => {
    await writeFile(join(folder, file), nonsense);
    expect((await findings()).some((line) => line.startsWith(`tampered ${file}`))).toBe(true);
  });

  describe('by somebody who made its digests fit again', () => {
    const stratum = () => world.roster.officers.olsen.id;
    const member = (members: Members, name: string) => members[name] as Members;

    it('with another number of clips for an officer', async () => {
      await editDraw((members) => {
        const allocation = { ...member(members, 'allocation'), [stratum()]: 1 };
        return { ...members, allocation };
      });
      expect(await findings()).toContain(`tampered draw.json allocation.${stratum()}`);
    });

    it('with two clips of the sample in each other’s place', async () => {
      await editDraw((members) => {
        const clips = member(members, 'selected')[stratum()] as string[];
        const selected = { ...member(members, 'selected'), [stratum()]: clips.toReversed() };
        return { ...members, selected };
      });
      expect(await findings()).toEqual([
        `tampered draw.json selected.${stratum()}[0]`,
        `tampered draw.json selected.${stratum()}[1]`,
      ]);
    });

    it('with another clip of the urn in the sample', async () => {
      const urn = (await readFile(join(folder, 'population.tsv'), 'utf8')).trim().split('\n');
      await editDraw((members) => {
        const clips = member(members, 'selected')[stratum()] as string[];
        const others = urn
          .filter((line) => line.endsWith(stratum()))
          .map((line) => line.split('\t')[0]!)
          .filter((clip) => !clips.includes(clip));
        const selected = { ...member(members, 'selected'), [stratum()]: [clips[0]!, others[0]!] };
        return { ...members, selected };
      });
      expect(await findings()).toEqual([`tampered draw.json selected.${stratum()}[1]`]);
    });

    it('with another reviewer for a clip', async () => {
      const { north } = world.supervisors;
      await editDraw((members) => {
        const [first, ...rest] = members.assignment as Members[];
        return { ...members, assignment: [{ ...first, reviewer: north }, ...rest] };
      });
      expect(await findings()).toEqual(['tampered draw.json assignment[0]']);
    });

    it('with a friend among the candidates', async () => {
      await editDraw((members) => {
        const able = { ...member(members, 'candidates'), [stratum()]: [world.supervisors.north] };
        return { ...members, candidates: able };
      });
      expect(await findings()).toContain(`tampered draw.json candidates.${stratum()}`);
    });

    it('with another seed, which gives another sample', async () => {
      await editDraw((members) => {
        const text = (members.seed_text as string).replace(/dice \d/, (dice) =>
          dice.endsWith('9') ? 'dice 0' : 'dice 9',
        );
        return { ...members, seed_text: text };
      });
      expect((await findings()).some((line) => /selected|assignment/.test(line))).toBe(true);
    });

    it('with a seed of another draw, or of another population', async () => {
      await editDraw((members) => {
        const lines = (members.seed_text as string).split('\n');
        lines[1] = '2026-W46-agency';
        lines[2] = '0'.repeat(64);
        return { ...members, seed_text: lines.join('\n') };
      });
      const { findings: found } = await verifyDraw(folder);
      const says = found.map((finding) => finding.says);
      expect(says).toContain('It belongs to another draw.');
      expect(says).toContain('It belongs to another population.');
    });

    it('with clips that do not add up', async () => {
      await editDraw((members) => {
        const counts = { ...member(members, 'counts'), eligible: 99 };
        return { ...members, counts };
      });
      expect(await findings()).toEqual([
        'tampered draw.json counts.eligible',
        'tampered draw.json counts.received',
      ]);
    });

    it('with a freeze after the seed', async () => {
      await editDraw((members) => {
        const timestamps = { ...member(members, 'timestamps'), frozen: '2026-12-01T00:00:00.000Z' };
        return { ...members, timestamps };
      });
      expect(await findings()).toEqual(['tampered draw.json timestamps.seeded']);
    });

    it('with a member that is not what the format says', async () => {
      await editDraw((members) => ({ ...members, selected: ['no'] }));
      expect(await findings()).toContain('tampered draw.json selected');
    });
  });
});
