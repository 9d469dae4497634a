import { TellOfAlerts } from '../../../src/audit-trail/commands/tell-of-alerts.js';
import type { Alert } from '../../../src/audit-trail/domain/alert.js';
import { AlertMemory } from '../../../src/audit-trail/domain/alert-book.js';
import { TrailWatch } from '../../../src/audit-trail/jobs/trail-watch.service.js';
import { ClockComparison } from '../../../src/audit-trail/queries/clock-comparison.query.js';
import { TrailConditions } from '../../../src/audit-trail/queries/trail-conditions.js';
import { WebhookChannel } from '../../../src/platform/mail/webhook-channel.js';
import { expecting } from '../../support/api-client/http.js';
import { startApplication } from '../../support/application.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { startHttpReceiver } from '../../support/http-receiver.js';
import { createPerson } from '../../support/people.js';
import { startSmtpReceiver } from '../../support/smtp-receiver.js';

const alert: Alert = {
  id: 'a1',
  cause: 'recording',
  says: 'No entries are taken.',
  raisedAt: new Date(),
  clearedAt: null,
};

describe('The watch over the trail', () => {
  let app: HttpApplication;
  let mail: Awaited<ReturnType<typeof startSmtpReceiver>>;
  let isWell = true;
  beforeAll(async () => {
    mail = await startSmtpReceiver();
    app = await startHttpApplication({
      env: { SMTP_URL: mail.url, ALERT_MAIL_TO: 'duty@example.gov' },
    });
    app.context.get(TrailConditions).register('publishing', () => {
      if (isWell) return Promise.resolve([]);
      return Promise.reject(new Error('The store is full.'));
    });
  });
  afterAll(async () => {
    await app.stop();
    await mail.close();
  });

  it('tells of a part that fails once, and of its end, and enters both', async () => {
    const watch = app.context.get(TrailWatch);
    await watch.look();
    expect(mail.taken).toEqual([]);
    isWell = false;
    await watch.look();
    await watch.look();
    expect(mail.taken).toHaveLength(1);
    expect(mail.taken[0]).toContain('Subject: Plumbline: alert about publishing');
    expect(mail.taken[0]).toContain('The store is full.');
    const during = await expecting(200, app.administrator.auditTrail.health());
    expect(during.alerts).toMatchObject([{ cause: 'publishing', clearedAt: null }]);
    isWell = true;
    await watch.look();
    expect(mail.taken).toHaveLength(2);
    expect(mail.taken[1]).toContain('all clear about publishing');
    for (const kind of ['audit-trail.alert-raised', 'audit-trail.alert-cleared']) {
      const { items } = await expecting(200, app.administrator.auditTrail.entries({ kind }));
      expect([kind, items.length]).toEqual([kind, 1]);
    }
  });

  it('tells everybody who is signed in what concerns them, and only those the rest', async () => {
    const officer = await createPerson(app.administrator, {
      username: 'olsen',
      roles: [{ role: 'officer' }],
    });
    isWell = false;
    await app.context.get(TrailWatch).look();
    const { items } = await expecting(200, officer.auditTrail.notices());
    expect(items).toEqual([
      { part: 'publishing', level: 'warning', says: expect.stringContaining('not published') },
    ]);
    expect(JSON.stringify(items)).not.toContain('The store is full');
    expect((await officer.auditTrail.health()).status).toBe(403);
    expect((await officer.auditTrail.verify()).status).toBe(403);
  });
});

describe('Telling', () => {
  it('R59 goes on through the other channel when one hangs, and tries that one again', async () => {
    const hanging = await startHttpReceiver('hangs');
    const taking = await startHttpReceiver();
    const secret = 'a secret of twenty-four letters';
    const slow = new WebhookChannel({ url: hanging.url, secret }, 200);
    const book = new AlertMemory(() => alert.id);
    await book.update([alert], alert.raisedAt);
    const failing = new TellOfAlerts([slow]);
    await failing.execute(book, [alert], new Date());
    expect(failing.condition()).toMatchObject({ state: 'failed' });
    await new TellOfAlerts([new WebhookChannel({ url: taking.url, secret })]).execute(
      book,
      [alert],
      new Date(Date.now() + 3 * 60_000),
    );
    await hanging.close();
    await taking.close();
    expect([hanging.posted.length, taking.posted.length]).toEqual([1, 1]);
  });

  it('says that nobody is told where no channel is set up', () => {
    expect(new TellOfAlerts([]).condition()).toMatchObject({
      state: 'off',
      says: expect.stringContaining('Nobody is told'),
    });
  });
});

describe('The clock', () => {
  it('I05 is an anomaly when it is set back', async () => {
    const app = await startApplication({ now: new Date() });
    try {
      const comparison = app.context.get(ClockComparison);
      expect(await comparison.condition()).toMatchObject({ state: 'good' });
      app.clock.advance(-60_000);
      expect(await comparison.condition()).toMatchObject({
        state: 'failed',
        says: expect.stringMatching(/6\d s behind/),
      });
      app.clock.set(new Date());
      expect(await comparison.condition()).toMatchObject({
        state: 'failed',
        says: expect.stringContaining('was set forward'),
      });
    } finally {
      await app.stop();
    }
  });
});
