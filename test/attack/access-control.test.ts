import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  isPermission,
  type Role,
  ROLE_PERMISSIONS,
} from '../../src/identity/domain/permissions.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { type Answer, expecting } from '../support/api-client/http.js';
import type { Review } from '../support/api-client/reviews.js';
import { authorize } from '../support/authorizations.js';
import { createPerson } from '../support/people.js';
import { createTwoUnits, drawn, type TwoUnits, type UnitAtWork } from '../support/two-units.js';

const NOBODY = '018f3c1e-0000-4000-8000-00000000dead';
const root = join(__dirname, '..', '..');

/** What an object gives to somebody: all of it, or the answer that there is no such thing. */
type Given = 'reached' | 'hidden' | 'refused';
const VIEWERS = ['own supervisor', 'other supervisor', 'own officer', 'other officer'] as const;
type Viewer = (typeof VIEWERS)[number];

interface Row {
  /** What stands in the address for the things of a unit. */
  readonly ids: (unit: UnitAtWork) => Readonly<Record<string, string>>;
  readonly body?: object;
  /** What a code says is not there although the thing itself was reached. */
  readonly lacks?: string;
  /** By viewer, in the order of VIEWERS. */
  readonly given: readonly [Given, Given, Given, Given];
}

const clip = (unit: UnitAtWork) => ({ id: unit.clipId });
const review = (unit: UnitAtWork) => ({ id: unit.reviewId });
const authorization = (unit: UnitAtWork) => ({ id: unit.authorizationId });
const factor = (unit: UnitAtWork) => ({ id: unit.factorId });
const playback = (unit: UnitAtWork) => ({ id: unit.playbackId });
const session = (unit: UnitAtWork) => ({ id: unit.sessionId });
const nothing = () => ({ id: NOBODY, provider: 'no-such-provider' });

const OF_UNIT = ['reached', 'hidden', 'reached', 'hidden'] as const;
const OF_SUPERVISOR = ['reached', 'hidden', 'hidden', 'hidden'] as const;
const OF_NO_OFFICER = ['reached', 'hidden', 'refused', 'refused'] as const;
const OF_SUPERVISORS = ['reached', 'reached', 'refused', 'refused'] as const;
const OF_NOBODY = ['hidden', 'hidden', 'hidden', 'hidden'] as const;
const REFUSED = ['refused', 'refused', 'refused', 'refused'] as const;

/**
 * Every route with something in its path that one of the four may call at all, in the order in
 * which they are called: opening a playback ends the one before.
 */
const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/v1/playbacks/{id}/media': { ids: playback, given: OF_SUPERVISOR },
  'HEAD /api/v1/playbacks/{id}/media': { ids: playback, given: OF_SUPERVISOR },
  'GET /api/v1/clips/{id}': { ids: clip, given: OF_UNIT },
  'GET /api/v1/clips/{id}/custody': { ids: clip, given: OF_UNIT },
  'GET /api/v1/clips/{id}/thumbnail': { ids: clip, given: OF_UNIT },
  'POST /api/v1/clips/{id}/playbacks': {
    ids: clip,
    body: { purpose: 'investigation', reference: 'CN-26-000001' },
    given: OF_UNIT,
  },
  'POST /api/v1/clips/{id}/category': {
    ids: clip,
    body: { category: 'traffic-stop', reason: 'Stopped for speed' },
    given: OF_UNIT,
  },
  'GET /api/v1/reviews/{id}': { ids: review, given: OF_NO_OFFICER },
  'POST /api/v1/reviews/{id}/opening': { ids: review, given: OF_NO_OFFICER },
  'PUT /api/v1/reviews/{id}/answers': { ids: review, body: { answers: [] }, given: OF_NO_OFFICER },
  'POST /api/v1/reviews/{id}/watch-evidence': {
    ids: review,
    body: { playbackId: NOBODY, intervals: [] },
    lacks: 'review.unknown-playback',
    given: OF_NO_OFFICER,
  },
  'POST /api/v1/reviews/{id}/signature': {
    ids: review,
    body: { answers: [] },
    given: OF_NO_OFFICER,
  },
  // Draws are the agency's, and their records hold bare identifiers.
  'GET /api/v1/draws/{id}': { ids: () => ({ id: 'draw' }), given: OF_SUPERVISORS },
  'GET /api/v1/draws/{id}/record': { ids: () => ({ id: 'draw' }), given: OF_SUPERVISORS },
  'GET /api/v1/authorizations/{id}': { ids: authorization, given: OF_SUPERVISOR },
  // This one rests on a paper whose number alone is known.
  'GET /api/v1/authorizations/{id}/document': { ids: authorization, given: OF_NOBODY },
  'POST /api/v1/authorizations/{id}/revocation': {
    ids: authorization,
    body: { reason: 'No longer needed' },
    given: REFUSED,
  },
  'PUT /api/v1/second-factors/{id}/name': {
    ids: factor,
    body: { name: 'Phone' },
    given: OF_SUPERVISOR,
  },
  'DELETE /api/v1/second-factors/{id}': { ids: factor, given: OF_SUPERVISOR },
  'DELETE /api/v1/sessions/{id}': { ids: session, given: OF_SUPERVISOR },
  'DELETE /api/v1/linked-identities/{id}': { ids: nothing, given: OF_NOBODY },
  'POST /api/v1/single-sign-on/{provider}/confirmation': { ids: nothing, given: OF_NOBODY },
  'POST /api/v1/single-sign-on/{provider}/confirmation/completion': {
    ids: nothing,
    body: { state: 'x', code: 'y' },
    given: OF_NOBODY,
  },
  'POST /api/v1/single-sign-on/{provider}/link': { ids: nothing, given: OF_NOBODY },
  'POST /api/v1/single-sign-on/{provider}/link/completion': {
    ids: nothing,
    body: { state: 'x', code: 'y' },
    given: OF_NOBODY,
  },
};

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

/** Every route that names something in its path and is not open to anyone. */
function routesWithIds(): Route[] {
  const printed = execFileSync(process.execPath, ['dist/cli.js', 'generate', 'openapi'], {
    cwd: root,
    maxBuffer: 64 * 1024 ** 2,
  });
  const { paths } = JSON.parse(printed.toString()) as {
    paths: Record<string, Record<string, { 'x-permission'?: string }>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const permission = operation['x-permission'];
      if (!path.includes('{') || permission === undefined) return [];
      return [{ method: method.toUpperCase(), path, permission }];
    }),
  );
}

const holds = (role: Role, permission: string) =>
  isPermission(permission) && ROLE_PERMISSIONS[role][permission] !== undefined;

const inOrder = Object.keys(TABLE);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe('what belongs to another unit', () => {
  const routes = routesWithIds().sort(
    (a, b) => inOrder.indexOf(nameOf(a)) - inOrder.indexOf(nameOf(b)),
  );
  let world: TwoUnits;

  beforeAll(async () => {
    world = await createTwoUnits();
  });
  afterAll(() => world.stop());

  const both = (): [UnitAtWork, UnitAtWork][] => [
    [world.central, world.north],
    [world.north, world.central],
  ];

  const clientFor = (viewer: Viewer, own: UnitAtWork, other: UnitAtWork): ApiClient => {
    const unit = viewer.startsWith('own') ? own : other;
    return viewer.endsWith('supervisor') ? unit.supervisor : unit.officer;
  };

  const call = (client: ApiClient, { method, path }: Route, ids: Record<string, string>) => {
    const row = TABLE[`${method} ${path}`];
    const address = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const id = ids[name] ?? NOBODY;
      return id === 'draw' ? world.drawId : id;
    });
    const json = ['GET', 'HEAD', 'DELETE'].includes(method) ? undefined : (row?.body ?? {});
    return client.http.request<{ code?: string; detail?: string } | null>(method, address, {
      json,
    });
  };

  const givenBy = ({ status, body }: Answer<{ code?: string } | null>, row?: Row): Given => {
    if (status === 404 && (row?.lacks === undefined || body?.code !== row.lacks)) return 'hidden';
    return status === 403 ? 'refused' : 'reached';
  };

  it('C01 knows every route with an identifier that a supervisor or an officer may call', () => {
    const mayBeCalled = routes
      .filter(({ permission }) => holds('supervisor', permission) || holds('officer', permission))
      .map(nameOf);
    expect(mayBeCalled.sort()).toEqual(Object.keys(TABLE).sort());
  });

  // Whoever owns a thing comes last: some of these acts end it.
  it.each([...VIEWERS].reverse())(
    'C01, C02 gives to the %s what the policy says',
    async (viewer) => {
      const at = VIEWERS.indexOf(viewer);
      const role = viewer.endsWith('supervisor') ? 'supervisor' : 'officer';
      for (const [own, other] of both()) {
        const client = clientFor(viewer, own, other);
        for (const route of routes) {
          const name = nameOf(route);
          const row = TABLE[name];
          const mayCall = holds(role, route.permission);
          const expected = mayCall && row !== undefined ? row.given[at] : 'refused';
          const answer = await call(client, route, row?.ids(own) ?? {});
          expect([name, answer.status, givenBy(answer, row)]).toEqual([
            name,
            answer.status,
            expected,
          ]);
          expect([name, answer.status < 500]).toEqual([name, true]);
          if (expected !== 'hidden') continue;
          // Told in the very words in which it is told of what never was.
          const never = await call(client, route, nothing());
          expect([name, answer.status, answer.body?.code, answer.body?.detail]).toEqual([
            ...[name, never.status, never.body?.code, never.body?.detail],
          ]);
        }
      }
    },
  );

  it('C02 shows nothing of the other unit in what leads to it', async () => {
    for (const [own, other] of both()) {
      for (const client of [own.supervisor, own.officer]) {
        for (const path of ['/api/v1/clips', '/api/v1/units', '/api/v1/officers']) {
          const { bytes } = await client.http.get(path);
          for (const id of [other.clipId, other.reviewId, other.officerId, other.authorizationId]) {
            expect([path, bytes.includes(id)]).toEqual([path, false]);
          }
        }
      }
    }
  });

  it('C16 tells an officer nothing of who reviews their footage, nor that it was drawn', async () => {
    const { central, commander } = world;
    const opened = await expecting(201, central.supervisor.reviews.open(central.reviewId));
    expect((await central.supervisor.clips.media(opened.id)).status).toBe(200);
    const whole = await expecting(200, commander.clips.custody(central.clipId));
    const kinds = whole.items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['draw.executed', 'review.opened']));

    const own = await expecting(200, central.officer.clips.custody(central.clipId));
    const told = own.items.map(({ kind }) => kind);
    expect(told).toEqual(expect.arrayContaining(['clip.registered', 'clip.ready']));
    expect(told.filter((kind) => /^(draw|review)/.test(kind))).toEqual([]);
    const paths = ['', '/custody'].map((part) => `/api/v1/clips/${central.clipId}${part}`);
    for (const path of [...paths, '/api/v1/clips']) {
      const text = (await central.officer.http.get(path)).bytes.toString();
      const traces = [central.reviewId, world.drawId, '"purpose":"review"'];
      expect([path, traces.filter((trace) => text.includes(trace))]).toEqual([path, []]);
    }
    for (const answer of [
      await central.officer.reviews.read(central.reviewId),
      await central.officer.draws.read(world.drawId),
      await central.officer.draws.record(world.drawId),
    ]) {
      expect(answer.status).toBe(403);
    }
  });

  it('C11 gives nobody their own footage to review, and lets nobody read its review', async () => {
    const { administrator, agency, commander } = world;
    const unit = { name: 'South', code: 'south' };
    const { id: unitId } = await expecting(201, administrator.agency.addUnit(unit));
    const officer = { name: 'Ola Sand', badgeNumber: '1003', unitId };
    const { id: officerId } = await expecting(201, administrator.agency.addOfficer(officer));
    const camera = { serial: 'CAM-3', model: 'Synthetic 1' };
    const { id: cameraId } = await expecting(201, administrator.agency.addCamera(camera));
    const worn = { cameraId, officerId, from: '2026-01-01T00:00:00Z' };
    await expecting(201, administrator.agency.assignCamera(worn));
    // The only supervisor of the unit is the officer whose footage it is.
    const roles = [{ role: 'supervisor', unitId }];
    const own = await createPerson(administrator, { username: 'sand', roles, officerId });
    await authorize(agency.chief, own, { reach: 'all', coversReviews: true });
    const clips = [
      await world.upload('c.mp4', 'CAM-3', 5),
      await world.upload('d.mp4', 'CAM-3', 6),
    ];
    await drawn(commander, unitId);

    const ofSand = (items: readonly Review[]) =>
      items.filter((item) => clips.includes(item.clip.id));
    const queues = await Promise.all(
      [own, world.central.supervisor, world.north.supervisor].map((client) =>
        expecting(200, client.reviews.queue()),
      ),
    );
    const [inOwn, ...inOthers] = queues.map(({ items }) => ofSand(items));
    expect(inOwn).toEqual([]);
    const given = inOthers.flat();
    expect(given.map(({ clip }) => clip.id).sort()).toEqual([...clips].sort());
    for (const { id } of given) {
      const answers = [
        await own.reviews.read(id),
        await own.reviews.open(id),
        await own.reviews.saveAnswers(id, []),
        await own.reviews.sign(id, []),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect(answers[0]).toMatchObject({ body: { code: 'review.self-review' } });
      expect(await expecting(200, commander.reviews.read(id))).toMatchObject({ state: 'assigned' });
    }
  });
});
