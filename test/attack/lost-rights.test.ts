import { createHash } from 'node:crypto';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { createPerson, setUpAgency } from '../support/people.js';
import { clipMetadata } from '../support/upload-clip.js';

const orderSha256 = createHash('sha256').update('the order').digest('hex');
const reference = 'District Court, 27-CR-26-1234, 20 November 2026';

/** What somebody began and others, or the machine, would finish after they lost the right to it. */
describe('work that outlives the right to it', () => {
  let server: BuiltServer;
  let administrator: ApiClient;
  let agency: SmallAgency;

  beforeAll(async () => {
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
  });
  afterAll(() => server.stop());

  const newRecords = (username: string) =>
    createPerson(administrator, { username, roles: [{ role: 'records' }] });

  const leave = async (client: ApiClient) => {
    const { person } = await expecting(200, client.sessions.current());
    await expecting(204, administrator.people.disable(person.id));
  };

  const someEntry = async (): Promise<string> => {
    const kind = 'identity.signed-in';
    const { items } = await expecting(200, administrator.auditTrail.entries({ kind }));
    return items[0]!.id;
  };

  const isDisclosed = async (entryId: string) => {
    const { disclosures } = await expecting(200, agency.auditor.auditTrail.entry(entryId));
    return disclosures.some(({ name }) => name === 'address');
  };

  it('C12 expunges nothing for somebody who could no longer ask for it', async () => {
    const rita = await newRecords('rita');
    const entryId = await someEntry();
    const wish = { reference, orderSha256, entryIds: [entryId], names: ['address'] };
    const { id } = await expecting(201, rita.trailRetention.requestExpunction(wish));
    await leave(rita);
    await expecting(204, administrator.trailRetention.decide('expunctions', id, 'approval'));

    await eventually(async () => {
      const { state } = await expecting(200, administrator.trailRetention.expunction(id));
      expect(state).toBe('withdrawn');
    });
    expect(await isDisclosed(entryId)).toBe(true);
    const kind = 'audit-trail.expunction-withdrawn';
    const { items } = await expecting(200, agency.auditor.auditTrail.entries({ kind }));
    expect(items).toMatchObject([
      {
        actor: 'system:trail-retention',
        target: `expunction:${id}`,
        words: 'stopped an expunging: whoever gave the request may no longer',
      },
    ]);
  });

  it('C12 does for two who still may what it did not do for the one who left', async () => {
    const entryId = await someEntry();
    const wish = { reference, orderSha256, entryIds: [entryId], names: ['address'] };
    const { id } = await expecting(201, agency.records.trailRetention.requestExpunction(wish));
    await expecting(204, administrator.trailRetention.decide('expunctions', id, 'approval'));
    await eventually(async () => {
      const { state } = await expecting(200, administrator.trailRetention.expunction(id));
      expect(state).toBe('done');
    });
    expect(await isDisclosed(entryId)).toBe(false);
  });

  it('C12 takes not one byte more of an upload whose sender has lost the right', async () => {
    const rolf = await newRecords('rolf');
    const registered = await expecting(201, rolf.clips.register(clipMetadata()));
    const bytes = Buffer.alloc(2_000, 7);
    const { clipId, uploadUrl } = registered;
    const created = await rolf.uploads.create(uploadUrl, bytes.length, {
      clipId,
      fileName: 'a.mp4',
    });
    const location = created.headers.get('location')!;
    expect((await rolf.uploads.append(location, 0, bytes.subarray(0, 1_000))).status).toBe(204);
    await leave(rolf);
    const late = await rolf.uploads.append(location, 1_000, bytes.subarray(1_000));
    expect(late.status).toBe(401);
    expect((await rolf.uploads.progress(location)).status).toBe(401);
    // Nor does anybody else finish what was another’s.
    const others = await agency.records.uploads.append(location, 1_000, bytes.subarray(1_000));
    expect(others.status).toBe(404);
    expect(await expecting(200, agency.records.clips.read(clipId))).toMatchObject({
      state: 'expected',
    });
  });

  it('C12 lets nobody in by an invitation or a role that was prepared by somebody who left', async () => {
    const other = await createPerson(administrator, {
      username: 'second-admin',
      roles: [{ role: 'administrator' }],
    });
    const prepared = await expecting(
      201,
      other.people.invite({
        username: 'friend',
        displayName: 'A friend',
        roles: [{ role: 'auditor' }],
      }),
    );
    await leave(other);
    // What two people give together, one of them must hold: of an administrator who left, nothing.
    const late = await administrator.people.approve(prepared.changeId);
    expect(late.status).toBe(403);
  });
});
