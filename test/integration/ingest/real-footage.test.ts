import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { REAL_FOOTAGE } from '../../support/footage.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../../support/upload-clip.js';

/** What a file has to become: `proxy` names how a browser is served. */
interface Rightful {
  readonly state: 'ready' | 'quarantined';
  readonly reason?: string;
  readonly integrity?: 'ok' | 'damaged';
  readonly proxy?: 'none' | 'remux' | 'encode';
}

const playable = { state: 'ready', integrity: 'ok', proxy: 'none' } as const;
const remuxed = { state: 'ready', integrity: 'ok', proxy: 'remux' } as const;
const encoded = { state: 'ready', integrity: 'ok', proxy: 'encode' } as const;

const real: Record<string, Rightful> = {
  'gopro_max-heromode.mp4': playable,
  'facerec_short_hamilton.mp4': playable,
  'intel_one-by-one-person.mp4': playable,
  'mapillary_sample-5s.mp4': playable,
  'torchcodec_bt709.mp4': playable,
  'torchcodec_nasa_13013.mp4': playable,
  'derived/vfr.mp4': playable,
  'intel_asl_brother.mkv': remuxed,
  'intel_asl_sister.mkv': remuxed,
  'derived/bodycam.ts': remuxed,
  'mapillary_sample-5s_h265.mp4': encoded,
  'torchcodec_h265_10bits.mp4': encoded,
  'vtest.avi': encoded,
  'derived/hevc.mp4': encoded,
  'derived/old.avi': encoded,
  'derived/trunc.ts': { ...remuxed, integrity: 'damaged' },
  'derived/trunc-nomoov.mp4': { state: 'quarantined', reason: 'truncated' },
  'intel_faces_walk_pause.gif': { state: 'quarantined', reason: 'not-video' },
  'mapillary_sf_30km_h.gpx': { state: 'quarantined', reason: 'not-video' },
};

const synthetic: Record<string, Rightful> = {
  'plain.mp4': playable,
  'stream.ts': remuxed,
  'fragments.mp4': remuxed,
  'old.avi': encoded,
  'cut.ts': { ...remuxed, integrity: 'damaged' },
  'cut.mp4': { state: 'quarantined', reason: 'truncated' },
  'text.mp4': { state: 'quarantined', reason: 'not-video' },
  'empty.mp4': { state: 'quarantined', reason: 'zero-length' },
};

describe('every file reaches its rightful state', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rightful-'));
    await makeSyntheticFiles(folder);
    app = await startHttpApplication();
    agency = await createSmallAgency(app.administrator);
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function becomes(path: string, rightful: Rightful): Promise<void> {
    const clip = await untilSettled(agency.records, await uploadClip(agency.records, path));
    const { state, quarantineReason, integrity, renditions, durationMs } = clip as typeof clip & {
      integrity: string | null;
      renditions: { kind: string }[];
      durationMs: number | null;
    };
    const { reason = null, integrity: whole = null, proxy } = rightful;
    expect({ state, quarantineReason, integrity }).toEqual({
      state: rightful.state,
      quarantineReason: reason,
      integrity: whole,
    });
    if (state !== 'ready') return;
    expect(durationMs).toBeGreaterThan(900);
    const kinds = renditions.map(({ kind }) => kind);
    expect(kinds).toEqual(proxy === 'none' ? ['thumbnail'] : ['proxy', 'thumbnail']);
    const [entry] = await app.dataSource.query<{ proxy: string }[]>(
      `SELECT encode(body, 'escape')::jsonb -> 'facts' ->> 'proxy' AS proxy FROM audit.entry
       WHERE target = $1 AND kind = 'clip.ready'`,
      [`clip:${clip.id}`],
    );
    expect(entry?.proxy).toBe(proxy);
  }

  it.each(Object.entries(synthetic))('made by us: %s', (name, rightful) =>
    becomes(join(folder, name), rightful),
  );

  const describeReal = REAL_FOOTAGE === null ? it.skip.each : it.each;
  describeReal(Object.entries(real))('real: %s', (name, rightful) =>
    becomes(join(REAL_FOOTAGE ?? '', name), rightful),
  );

  it('leaves nothing in staging', async () => {
    expect(await readdir(join(app.dataDirectory, 'staging'))).toEqual([]);
  });
});

async function makeSyntheticFiles(folder: string): Promise<void> {
  const plain = await makeSyntheticMedia(folder, { name: 'plain.mp4' });
  const stream = await makeSyntheticMedia(folder, { name: 'stream.ts', seconds: 3 });
  await makeSyntheticMedia(folder, {
    name: 'fragments.mp4',
    output: ['-movflags', 'frag_keyframe+empty_moov'],
  });
  await makeSyntheticMedia(folder, { name: 'old.avi', video: ['-c:v', 'mpeg4'] });
  const whole = await readFile(plain);
  await writeFile(join(folder, 'cut.mp4'), whole.subarray(0, whole.length / 2));
  const packets = await readFile(stream);
  await writeFile(join(folder, 'cut.ts'), packets.subarray(0, Math.floor(packets.length * 0.7)));
  await writeFile(join(folder, 'text.mp4'), '<?xml version="1.0"?><gpx></gpx>');
  await writeFile(join(folder, 'empty.mp4'), '');
}
