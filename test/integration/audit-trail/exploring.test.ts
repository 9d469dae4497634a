import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createMachine } from '../../support/machines.js';
import { createPerson } from '../../support/people.js';

let app: HttpApplication;
beforeAll(async () => {
  app = await startHttpApplication();
  await createPerson(app.administrator, {
    username: 'olsen',
    displayName: 'Kari Olsen',
    roles: [{ role: 'officer' }],
  });
  await createMachine(app.administrator, { name: 'Dock 100%' });
});
afterAll(() => app.stop());

describe('Looking for an actor by name', () => {
  it.each([
    ['olse', [['person', 'Kari Olsen']]],
    ['OLSEN', [['person', 'Kari Olsen']]],
    ['dock', [['service', 'Dock 100%']]],
    ['0%', [['service', 'Dock 100%']]],
    ['__', []],
    ['nobody', []],
  ])('finds for %j', async (name, expected) => {
    const { items } = await expecting(200, app.administrator.auditTrail.actors(name));
    expect(items.map((one) => [one.actor.split(':')[0], one.name])).toEqual(expected);
  });

  it('is an entry that keeps the name beside it, not in it', async () => {
    const { auditTrail } = app.administrator;
    await expecting(200, auditTrail.actors('kari'));
    const kind = { kind: 'audit-trail.actors-searched', limit: 1 };
    const { items } = await expecting(200, auditTrail.entries(kind));
    const entry = await expecting(200, auditTrail.entry(items[0]?.id ?? ''));
    expect(entry.raw).toContain('"found":1');
    expect(entry.raw).not.toMatch(/kari/i);
  });

  it('takes two letters at least', async () => {
    expect((await app.administrator.auditTrail.actors('k')).status).toBe(400);
  });
});

describe('Looking for entries', () => {
  it('takes in every kind of a feature', async () => {
    const { items } = await expecting(
      200,
      app.administrator.auditTrail.entries({ kind: 'identity.*', limit: 200 }),
    );
    const kinds = new Set(items.map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThan(2);
    expect([...kinds].every((kind) => kind.startsWith('identity.'))).toBe(true);
  });

  it('combines actor, purpose, kind, outcome and time', async () => {
    const { items } = await expecting(
      200,
      app.administrator.auditTrail.entries({
        kind: 'identity.*',
        actor: 'person:019a8f00-1111-7222-8333-444455556666',
        target: 'clip:x',
        outcome: 'success',
        purpose: 'training',
        from: '2026-01-01T00:00:00Z',
        to: '2036-01-01T00:00:00Z',
      }),
    );
    expect(items).toEqual([]);
  });
});
