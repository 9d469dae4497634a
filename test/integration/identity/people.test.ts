import { AcceptInvitationCommand } from '../../../src/credentials/commands/accept-invitation.command.js';
import { FirstAdministrator } from '../../../src/identity/commands/first-administrator.js';
import { InvitePersonCommand } from '../../../src/identity/commands/changes/invite-person.command.js';
import { ListPeopleCommand } from '../../../src/identity/commands/people/list-people.command.js';
import { ReleaseAccountCommand } from '../../../src/sign-in/commands/release-account.command.js';
import { SignOutCommand } from '../../../src/identity/commands/sign-out.command.js';
import { Passwords } from '../../../src/credentials/credentials.public.js';
import { SignedIn } from '../../../src/identity/identity.public.js';
import { SessionsRepository } from '../../../src/identity/persistence/sessions.repository.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { createRoster } from '../agency/roster.js';
import { ApproveChangeCommand } from '../../../src/identity/identity.public.js';
import { approver } from '../../support/invited-person.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { enterDatesInside } from '../../support/personnel.js';
import { signInInside } from '../../support/sign-in-inside.js';

const visitor = { address: '192.0.2.7', userAgent: 'test', requestId: 'request-1' };
const password = 'a plumb line hangs true';

describe('the first administrator and those who follow', () => {
  let app: TestApplication;
  let administrator: SignedIn;

  const run = <T>(work: Parameters<Transactions['run']>[0]) =>
    app.context.get(Transactions).run(work) as Promise<T>;

  const kinds = async (): Promise<string[]> => {
    const rows: { kind: string }[] = await app.dataSource.query(
      'SELECT kind FROM audit.entry ORDER BY id',
    );
    return rows.map((row) => row.kind);
  };

  const signIn = (username: string, typed = password) => signInInside(app.context, username, typed);

  const asSignedIn = async (sessionId: string) => {
    const holder = await app.context.get(SessionsRepository).holder(sessionId, app.clock.now());
    return new SignedIn(
      { ...holder!, address: visitor.address, requestId: visitor.requestId },
      'session.own',
    );
  };

  beforeAll(async () => {
    app = await startApplication();
  });
  afterAll(() => app.stop());

  it('come in by a one-time link, once [A22]', async () => {
    const first = app.context.get(FirstAdministrator);
    const stale = await first.issueLink();
    const token = await first.issueLink();
    const create = (given: string) =>
      run(async (tx) => {
        const person = { token: given, username: 'Chief.Admin', displayName: 'Ada Min' };
        const newcomer = await first.create(tx, visitor, person);
        await app.context.get(Passwords).choose(tx, newcomer, password);
      });
    await expect(create(stale!)).rejects.toMatchObject({ code: 'identity.link-not-valid' });
    await expect(create('guess')).rejects.toMatchObject({ code: 'identity.link-not-valid' });
    await create(token!);
    await expect(create(token!)).rejects.toMatchObject({ code: 'identity.already-set-up' });
    expect(await first.issueLink()).toBeNull();
    expect(await kinds()).toEqual(['identity.first-administrator-created']);
  });

  it('sign in with the password as typed and the name in any case', async () => {
    administrator = await asSignedIn(await signIn('chief.ADMIN'));
    expect(administrator.displayName).toBe('Ada Min');
    expect(administrator.permissions()).toContain('person.manage');
    expect(administrator.can('clip.view')).toBe(false);
    expect(await kinds()).toContain('identity.signed-in');
  });

  it('are refused in the same words whether or not the name exists [A06]', async () => {
    const known = signIn('chief.admin', 'wrong');
    await expect(known).rejects.toMatchObject({ code: 'sign-in.wrong-credentials', facts: {} });
    const unknown = signIn('nobody', 'wrong');
    await expect(unknown).rejects.toMatchObject({ code: 'sign-in.wrong-credentials', facts: {} });
  });

  it('are locked by five failures until somebody releases them [A01, A07]', async () => {
    app.clock.advance(1000);
    for (const username of ['ghost', 'chief.admin']) {
      for (let failures = 0; failures < 5; failures += 1) {
        await signIn(username, `wrong ${failures}`).catch(() => undefined);
      }
      await expect(signIn(username)).rejects.toMatchObject({ code: 'sign-in.wrong-credentials' });
    }
    app.clock.advance(15 * 60_000);
    await expect(signIn('chief.admin')).rejects.toMatchObject({
      code: 'sign-in.wrong-credentials',
    });
    const release = app.context.get(ReleaseAccountCommand);
    await release.execute(administrator, administrator.personId, 'Recognized by voice');
    await expect(release.execute(administrator, administrator.personId, 'x')).rejects.toMatchObject(
      { code: 'sign-in.not-locked' },
    );
    await expect(signIn('chief.admin')).resolves.toEqual(expect.any(String));
    expect(await kinds()).toEqual(
      expect.arrayContaining(['sign-in.account-locked', 'sign-in.account-released']),
    );
  });

  it('get five tries even if all are made at the same moment [A01]', async () => {
    app.clock.advance(1000);
    await Promise.allSettled(Array.from({ length: 12 }, () => signIn('flooded', 'guess')));
    const rows: unknown[] = await app.dataSource.query(
      `SELECT FROM sign_in_attempt WHERE account = 'flooded'`,
    );
    expect(rows).toHaveLength(5);
  });

  it('give a unit with a role that is held for one, and with no other', async () => {
    const invite = (role: 'commander' | 'supervisor', unitId: string | null) =>
      app.context.get(InvitePersonCommand).execute(administrator, {
        username: `${role}-x`,
        displayName: 'X',
        officerId: null,
        roles: [{ role, unitId }],
      });
    const unit = '018f3c1e-0000-7000-8000-000000000001';
    await expect(invite('commander', unit)).rejects.toMatchObject({
      code: 'identity.unit-not-taken',
    });
    await expect(invite('supervisor', null)).rejects.toMatchObject({
      code: 'identity.unit-needed',
    });
  });

  it('invite others, who choose their own password', async () => {
    const invite = app.context.get(InvitePersonCommand);
    const unitId = (await createRoster(app)).units.central.id;
    const input = {
      username: 'Sam.Supervisor',
      displayName: 'Sam',
      officerId: null,
      roles: [{ role: 'supervisor' as const, unitId }],
    };
    const prepared = await invite.execute(administrator, input);
    expect(prepared.invitation).toBeNull();
    const approved = await app.context
      .get(ApproveChangeCommand)
      .execute(approver, prepared.changeId);
    const { token } = approved!;
    await enterDatesInside(app.context, prepared.personId);
    await expect(invite.execute(administrator, input)).rejects.toMatchObject({
      code: 'identity.username-taken',
    });

    const accept = app.context.get(AcceptInvitationCommand);
    await expect(accept.execute(visitor, { token, password: 'short' })).rejects.toMatchObject({
      code: 'credentials.weak-password',
    });
    await accept.execute(visitor, { token, password });
    await expect(accept.execute(visitor, { token, password })).rejects.toMatchObject({
      code: 'identity.link-not-valid',
    });

    const supervisor = await asSignedIn(await signIn('sam.supervisor'));
    expect(supervisor.scope('clip.search')).toEqual({
      kind: 'units',
      unitIds: [unitId],
    });
  });

  it('are listed page by page, and the reading is entered', async () => {
    const list = app.context.get(ListPeopleCommand);
    const first = await list.execute(administrator, { limit: 1 });
    expect(first.items.map(({ person }) => person.username)).toEqual(['chief.admin']);
    const second = await list.execute(administrator, { limit: 1, cursor: first.nextCursor! });
    expect(second.items.map(({ person }) => person.username)).toEqual(['sam.supervisor']);
    expect(second.nextCursor).toBeNull();
    expect((await kinds()).filter((kind) => kind === 'identity.people-listed')).toHaveLength(2);
  });

  it('cannot page with a marker that was made up [G02]', async () => {
    const list = app.context.get(ListPeopleCommand);
    await expect(list.execute(administrator, { cursor: 'WyJhIl0.AAAA' })).rejects.toMatchObject({
      code: 'page.wrong-cursor',
    });
  });

  it('are signed out for good [B09]', async () => {
    const sessionId = await signIn('sam.supervisor');
    await app.context.get(SignOutCommand).execute(await asSignedIn(sessionId));
    const holder = await app.context.get(SessionsRepository).holder(sessionId, app.clock.now());
    expect(holder?.endedAt).toEqual(app.clock.now());
  });

  it('cannot be changed behind the trail’s back', async () => {
    await expect(
      app.dataSource.query(`UPDATE person SET display_name = 'Eve' WHERE username = 'chief.admin'`),
    ).rejects.toThrow(/audit/i);
  });
});
