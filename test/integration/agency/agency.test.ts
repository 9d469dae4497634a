import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AgencyDirectory } from '../../../src/agency/agency.public.js';
import { SetUpAgencyCommand } from '../../../src/agency/commands/set-up-agency.command.js';
import { DemoAccountsQuery } from '../../../src/agency/queries/demo-accounts.query.js';
import { IdentityDirectory } from '../../../src/identity/identity.public.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { kindsOfEntries } from './roster.js';

const visitor = { address: '192.0.2.7', userAgent: 'test', requestId: 'request-1' };
const input = {
  agencyName: 'Gopher Falls Police',
  timeZone: 'America/Chicago',
  displayName: 'Ada Min',
  username: 'ada',
  password: 'a plumb line hangs true',
};

describe('an empty installation', () => {
  let app: TestApplication;
  let token: string;
  const setUp = (given: Partial<typeof input> & { token?: string } = {}) =>
    app.context.get(SetUpAgencyCommand).execute(visitor, { token, ...input, ...given });

  beforeAll(async () => {
    app = await startApplication();
    token = (await app.context.get(IdentityDirectory).issueSetupLink())!;
  });
  afterAll(() => app.stop());

  it('has no agency', async () => {
    expect(await app.context.get(AgencyDirectory).settings()).toBeNull();
  });

  it('is not opened by a guess', async () => {
    await expect(setUp({ token: 'guess' })).rejects.toMatchObject({
      code: 'identity.link-not-valid',
    });
  });

  it('makes no administrator where the agency cannot be made', async () => {
    await expect(setUp({ timeZone: 'America/Gotham' })).rejects.toMatchObject({
      code: 'agency.unknown-time-zone',
    });
    expect(await app.dataSource.query('SELECT FROM person')).toEqual([]);
  });

  it('is opened once, agency and administrator together', async () => {
    const results = await Promise.allSettled([setUp(), setUp()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await app.context.get(AgencyDirectory).settings()).toMatchObject({
      name: 'Gopher Falls Police',
      timeZone: 'America/Chicago',
    });
    expect(await kindsOfEntries(app)).toEqual([
      'identity.first-administrator-created',
      'agency.founded',
    ]);
  });

  it('stays set up', async () => {
    await expect(setUp()).rejects.toMatchObject({ code: 'identity.already-set-up' });
  });

  it('has room for one agency only, and no change of it behind the trail’s back', async () => {
    const insert = `INSERT INTO agency VALUES (2, 'Second', 'UTC', now())`;
    await expect(app.dataSource.query(insert)).rejects.toThrow('ck_agency_is_the_only_one');
    const update = `UPDATE agency SET name = 'Mine'`;
    await expect(app.dataSource.query(update)).rejects.toThrow('lacks its audit entry');
  });

  it('shows no accounts outside of the demo, even where a file of them lies about', async () => {
    const account = { username: 'x', displayName: 'X', role: 'supervisor', password: 'y' };
    await writeFile(join(app.dataDirectory, 'demo-accounts.json'), JSON.stringify([account]));
    expect(await app.context.get(DemoAccountsQuery).execute()).toBeNull();
  });
});
