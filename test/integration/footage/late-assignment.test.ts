import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { clipMetadata } from '../../support/upload-clip.js';

describe('a camera whose wearer is entered late', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let cameraId: string;

  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    agency = await createSmallAgency(app.administrator);
    const { agency: devices } = app.administrator;
    const camera = devices.addCamera({ serial: 'CAM-3', model: 'Synthetic 1' });
    cameraId = (await expecting(201, camera)).id;
    const sensor = devices.addSensor({ serial: 'HOL-3', kind: 'holster' });
    const sensorId = (await expecting(201, sensor)).id;
    const from = '2026-11-20T06:00:00Z';
    const held = devices.assignSensor({ sensorId, officerId: agency.olsen, from });
    await expecting(201, held);
  });
  afterAll(() => app.stop());

  const registered = async (recordedAt: string) => {
    const metadata = clipMetadata({ cameraSerial: 'CAM-3', durationMs: 600_000, recordedAt });
    return (await expecting(201, agency.records.clips.register(metadata))).clipId;
  };
  const officerOf = async (id: string) => await expecting(200, agency.records.clips.read(id));

  it('gets its clips of that period, and of no other, before coverage is judged by them', async () => {
    const inside = await registered('2026-11-20T09:59:35Z');
    const outside = await registered('2026-11-20T05:00:00Z');
    expect(await officerOf(inside)).toMatchObject({ officer: null });
    const event = { source: 'dock-1', eventId: 'draw-1', sensorSerial: 'HOL-3' };
    const occurredAt = '2026-11-20T10:00:05Z';
    const told = agency.records.activations;
    await expecting(201, told.record({ ...event, kind: 'holster_draw', occurredAt }));

    const from = '2026-11-20T06:00:00Z';
    const { agency: devices } = app.administrator;
    await expecting(201, devices.assignCamera({ cameraId, officerId: agency.olsen, from }));

    expect(await officerOf(inside)).toMatchObject({ officer: { id: agency.olsen } });
    expect(await officerOf(outside)).toMatchObject({ officer: null });
    const { items } = await expecting(200, agency.records.clips.custody(inside));
    expect(items.map(({ kind }) => kind)).toContain('clip.attributed');
    expect((await agency.centralSupervisor.clips.read(inside)).status).toBe(200);
    const coverage = await expecting(200, agency.records.activations.coverage());
    expect(coverage.items).toMatchObject([{ clipId: inside, verdict: 'pending_upload' }]);
  });
});
