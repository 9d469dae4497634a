import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../../../src/app.module.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { configureHttp } from '../../../src/platform/http/configure-http.js';
import { newId } from '../../../src/platform/ids.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import type { Answer, Problem } from '../../support/api-client/http.js';
import { bringIn } from '../../support/invited-person.js';
import { administrator } from '../agency/roster.js';
import { CALM, createReviewWorld, played, type ReviewWorld } from './review-world.js';

/** As the sampling world gives it to its supervisors. */
const PASSWORD = 'a plumb line hangs true';

describe('reviews and reports over HTTP', () => {
  let world: ReviewWorld;
  let server: NestExpressApplication;
  let sam: ApiClient;
  let auditor: ApiClient;
  let reviewId: string;

  const codeOf = ({ body }: Answer<unknown>) => (body as Problem).code;

  beforeAll(async () => {
    world = await createReviewWorld();
    const { databaseUrl, dataDirectory, clock, context } = world.app;
    const settings = readSettings({ DATA_DIRECTORY: dataDirectory, LOG_LEVEL: 'error' });
    const options = { settings, databaseUrl, takesJobs: false, clock };
    server = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
      logger: ['error'],
      bodyParser: false,
    });
    configureHttp(server, join(dataDirectory, 'no-console'));
    await server.listen(0, '127.0.0.1');
    const { port } = server.getHttpServer().address() as AddressInfo;
    settings.http.publicUrl = `http://127.0.0.1:${port}`;

    const roles = [{ role: 'auditor' as const, unitId: null }];
    const person = { username: 'audrey', displayName: 'Audrey', officerId: null, roles };
    await bringIn(context, administrator, person, PASSWORD);
    sam = await new ApiClient(settings.http.publicUrl).signIn('sam', PASSWORD);
    auditor = await new ApiClient(settings.http.publicUrl).signIn('audrey', PASSWORD);
    reviewId = (await sam.reviews.queue()).body.items[0]!.id;
  });
  afterAll(async () => {
    await server.close();
    await world.app.stop();
  });

  it('take a supervisor from the queue to the signature', async () => {
    const opening = await sam.http.post<{ id: string; mediaUrl: string }>(
      `/api/v1/reviews/${reviewId}/opening`,
    );
    expect(opening.status).toBe(201);
    expect(opening.body.mediaUrl).toBe(`/api/v1/playbacks/${opening.body.id}/media`);
    world.app.clock.advance(60_000);
    const watched = await sam.reviews.recordWatching(reviewId, opening.body.id, [
      played(0, 60_000),
    ]);
    expect(watched).toMatchObject({ status: 200, body: { watchedPercent: 100 } });
    const draft = await sam.reviews.saveAnswers(reviewId, CALM.answers.slice(0, 1));
    expect(draft.status).toBe(204);
    const signed = await sam.reviews.sign(reviewId, CALM.answers);
    expect(signed.status).toBe(200);
    expect(signed.body.nextReviewId).not.toBeNull();
  });

  it('let an auditor read a review, and neither do one nor see a queue', async () => {
    const read = await auditor.http.get<object>(`/api/v1/reviews/${reviewId}`);
    expect(read).toMatchObject({ status: 200, body: { state: 'signed', isOwn: false } });
    expect((await auditor.reviews.queue()).status).toBe(403);
    expect((await auditor.reviews.sign(reviewId, CALM.answers)).status).toBe(403);
  });

  it('refuse what has not the form that the address takes', async () => {
    const path = `/api/v1/reviews/${reviewId}`;
    const answers = [
      await sam.http.post(`${path}/watch-evidence`, { playbackId: newId(), intervals: [{}] }),
      await sam.http.post(`${path}/watch-evidence`, {
        playbackId: newId(),
        intervals: [{ ...played(0, 10), speed: 17 }],
      }),
      await sam.http.put(`${path}/answers`, { answers: [{ question: 'x', answer: 'maybe' }] }),
      await sam.http.put(`${path}/answers`, { answers: [], score: 10 }),
      await sam.http.get('/api/v1/reviews/not-an-id'),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(400));
  });

  it('hand reports out as JSON, CSV and PDF, the same each time', async () => {
    const cutoff = world.app.clock.now().toISOString();
    const period = { from: '2026-11-01T00:00:00-05:00', to: '2026-12-01T00:00:00-06:00', cutoff };
    const json = await auditor.reports.compliance(period);
    expect(json).toMatchObject({
      status: 200,
      body: { cutoff, reviews: { total: { assigned: 4 } } },
    });
    for (const [form, type] of [
      ['csv', 'text/csv; charset=utf-8'],
      ['pdf', 'application/pdf'],
    ] as const) {
      const first = await auditor.reports.compliance(period, form);
      const second = await auditor.reports.compliance(period, form);
      expect(first.status).toBe(200);
      expect(first.headers.get('content-type')).toBe(type);
      expect(first.headers.get('cache-control')).toContain('no-store');
      expect(first.bytes.equals(second.bytes)).toBe(true);
    }
  });

  it('make no report for a supervisor, nor one up to a time to come', async () => {
    const period = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
    const cutoff = '2030-01-01T00:00:00Z';
    expect((await sam.reports.compliance({ ...period, cutoff })).status).toBe(403);
    const future = await auditor.reports.compliance({ ...period, cutoff });
    expect([future.status, codeOf(future)]).toEqual([422, 'report.future-cutoff']);
  });
});
