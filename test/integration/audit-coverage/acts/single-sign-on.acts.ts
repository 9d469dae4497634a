import type { ApiClient } from '../../../support/api-client/api-client.js';
import { expecting } from '../../../support/api-client/http.js';
import { OidcBrowser } from '../../../support/oidc-browser.js';
import { chiefOf, createPerson } from '../../../support/people.js';
import {
  goToProvider,
  numberIn,
  returnedWith,
  settingsFor,
  visitorOf,
} from '../../../support/single-sign-on.js';
import type { AuditedWorld } from '../world.js';
import type { Act } from './act.js';

const SLUG = 'agency';
const MFA = ['pwd', 'mfa'];
const begun = (world: AuditedWorld) => world.made.get('identity provider') ?? '';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

async function arrive(world: AuditedWorld, subject: string): Promise<string> {
  world.idp.login = { subject, amr: MFA };
  const client = visitorOf(world.app.url);
  const returned = await goToProvider(client, SLUG, world.authority);
  return numberIn(await client.singleSignOn.complete(SLUG, returned));
}

async function linkedPerson(world: AuditedWorld, username: string): Promise<ApiClient> {
  const { administrator } = world.app;
  const client = await createPerson(administrator, { username, roles: [{ role: 'records' }] });
  const { person } = await expecting(200, client.sessions.current());
  const number = await arrive(world, username);
  const link = await expecting(201, administrator.singleSignOn.linkArrival(person.id, number));
  const chief = await chiefOf(administrator);
  await expecting(204, chief.singleSignOn.approveLink(person.id, link.id));
  world.made.set(`link of ${username}`, link.id);
  world.made.set(`id of ${username}`, person.id);
  return client;
}

async function goAs(
  world: AuditedWorld,
  client: ApiClient,
  purpose: 'confirmation' | 'link' | 'test',
) {
  const { url } = await expecting(201, client.singleSignOn.begin(SLUG, purpose));
  return returnedWith(await new OidcBrowser(world.authority).follow(url));
}

export const singleSignOnActs: readonly Act[] = [
  {
    route: 'POST /api/v1/identity-providers/check',
    leaves: ['single-sign-on.provider-checked'],
    act: (world) => {
      const at = `${world.app.url}/single-sign-on/return/${SLUG}`;
      world.idp.registered = { redirectUris: [at] };
      return world.app.administrator.singleSignOn.check(world.idp.issuer);
    },
  },
  {
    route: 'POST /api/v1/identity-providers',
    leaves: ['single-sign-on.provider-saved'],
    act: async ({ app, idp, made }) => {
      const answer = await app.administrator.singleSignOn.add(settingsFor(idp, SLUG));
      made.set('identity provider', answer.body.id);
      return answer;
    },
  },
  {
    route: 'PUT /api/v1/identity-providers/:id',
    leaves: ['single-sign-on.provider-saved'],
    act: (world) => {
      const settings = { ...settingsFor(world.idp, SLUG), slug: undefined, issuer: undefined };
      return world.app.administrator.singleSignOn.change(begun(world), settings);
    },
  },
  {
    route: 'GET /api/v1/identity-providers',
    leaves: ['single-sign-on.settings-read'],
    act: ({ app }) => app.administrator.singleSignOn.settings(),
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/start',
    leaves: ['single-sign-on.begun'],
    act: ({ app }) => visitorOf(app.url).singleSignOn.start(SLUG),
  },
  {
    route: 'POST /api/v1/people/:personId/linked-identities',
    leaves: ['single-sign-on.linked'],
    act: async (world) => {
      const { administrator } = world.app;
      const roles = [{ role: 'records' }];
      const client = await createPerson(administrator, { username: 'newly-linked', roles });
      const { person } = await expecting(200, client.sessions.current());
      const number = await arrive(world, 'newly-linked');
      return administrator.singleSignOn.linkArrival(person.id, number);
    },
  },
  {
    route: 'POST /api/v1/people/:personId/linked-identities/:id/approval',
    leaves: ['single-sign-on.link-approved'],
    act: async (world) => {
      const { administrator } = world.app;
      const roles = [{ role: 'records' }];
      const client = await createPerson(administrator, { username: 'link-waits', roles });
      const { person } = await expecting(200, client.sessions.current());
      const number = await arrive(world, 'link-waits');
      const made = administrator.singleSignOn.linkArrival(person.id, number);
      const link = await expecting(201, made);
      const chief = await chiefOf(administrator);
      return chief.singleSignOn.approveLink(person.id, link.id);
    },
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/completion',
    leaves: ['sign-in.step-taken'],
    act: async (world) => {
      await linkedPerson(world, 'sso-comer');
      const client = visitorOf(world.app.url);
      const returned = await goToProvider(client, SLUG, world.authority);
      return client.singleSignOn.complete(SLUG, returned);
    },
  },
  {
    route: 'GET /api/v1/people/:personId/linked-identities',
    leaves: ['single-sign-on.links-read'],
    act: ({ app, made }) =>
      app.administrator.singleSignOn.linksOf(made.get('id of sso-comer') ?? ''),
  },
  {
    route: 'DELETE /api/v1/people/:personId/linked-identities/:id',
    leaves: ['single-sign-on.unlinked'],
    act: ({ app, made }) =>
      app.administrator.singleSignOn.unlink(
        made.get('id of sso-comer') ?? '',
        made.get('link of sso-comer') ?? '',
      ),
  },
  {
    route: 'GET /api/v1/linked-identities',
    leaves: ['single-sign-on.links-read'],
    act: ({ app }) => app.administrator.singleSignOn.ownLinks(),
  },
  {
    route: 'DELETE /api/v1/linked-identities/:id',
    leaves: ['single-sign-on.unlinked'],
    act: async (world) => {
      const client = await linkedPerson(world, 'self-unlinker');
      return client.singleSignOn.unlinkOwn(world.made.get('link of self-unlinker') ?? '');
    },
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/confirmation',
    leaves: ['single-sign-on.begun'],
    act: ({ app }) => app.administrator.singleSignOn.begin(SLUG, 'confirmation'),
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/confirmation/completion',
    leaves: ['identity.session-confirmed'],
    act: async (world) => {
      const client = await linkedPerson(world, 'sso-confirmer');
      const returned = await goAs(world, client, 'confirmation');
      return client.singleSignOn.finish(SLUG, 'confirmation', returned);
    },
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/link',
    leaves: ['single-sign-on.begun'],
    act: ({ app }) => app.administrator.singleSignOn.begin(SLUG, 'link'),
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/link/completion',
    leaves: ['single-sign-on.linked'],
    act: async (world) => {
      world.idp.login = { subject: 'the-administrator', amr: MFA };
      const { administrator } = world.app;
      const returned = await goAs(world, administrator, 'link');
      return administrator.singleSignOn.finish(SLUG, 'link', returned);
    },
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/test',
    leaves: ['single-sign-on.begun'],
    act: ({ app }) => app.administrator.singleSignOn.begin(SLUG, 'test'),
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/test/completion',
    leaves: ['single-sign-on.provider-tested'],
    act: async (world) => {
      const { administrator } = world.app;
      const returned = await goAs(world, administrator, 'test');
      return administrator.singleSignOn.finish(SLUG, 'test', returned);
    },
  },
  {
    route: 'POST /api/v1/single-sign-on/:provider/back-channel-logout',
    leaves: ['single-sign-on.logout-for-nobody'],
    act: async ({ app, idp }) => {
      const iat = Math.floor(Date.now() / 1000);
      const claims = { iss: idp.issuer, aud: idp.clientId, iat, exp: iat + 60, jti: 'audited' };
      const token = await idp.sign(
        { ...claims, sub: 'nobody-here', events: { [EVENT]: {} } },
        { typ: 'logout+jwt' },
      );
      return visitorOf(app.url).singleSignOn.backChannelLogout(SLUG, { logout_token: token });
    },
  },
  {
    route: 'POST /api/v1/identity-providers/:providerId/group-roles',
    leaves: ['single-sign-on.group-role-prepared'],
    act: async (world) => {
      const line = { group: 'bwc', role: 'approver' };
      const { singleSignOn } = world.app.administrator;
      const answer = await singleSignOn.prepareGroupRole(begun(world), line);
      world.made.set('group role', answer.body.id);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/identity-providers/:providerId/group-roles/:id/approval',
    leaves: ['single-sign-on.group-role-approved'],
    act: async (world) => {
      const chief = await chiefOf(world.app.administrator);
      return chief.singleSignOn.approveGroupRole(begun(world), world.made.get('group role') ?? '');
    },
  },
  {
    route: 'DELETE /api/v1/identity-providers/:providerId/group-roles/:id',
    leaves: ['single-sign-on.group-role-ended'],
    act: (world) =>
      world.app.administrator.singleSignOn.endGroupRole(
        begun(world),
        world.made.get('group role') ?? '',
      ),
  },
  {
    route: 'PUT /api/v1/single-sign-on/policy',
    leaves: ['single-sign-on.only-way-set'],
    act: ({ app }) => app.administrator.singleSignOn.setOnlyWay(false),
  },
  {
    route: 'POST /api/v1/break-glass-accounts',
    leaves: ['single-sign-on.break-glass-prepared'],
    act: async ({ app, made }) => {
      const { person } = await expecting(200, app.administrator.sessions.current());
      const answer = await app.administrator.singleSignOn.prepareBreakGlass(person.id);
      made.set('break-glass', answer.body.id);
      return answer;
    },
  },
  {
    route: 'POST /api/v1/break-glass-accounts/:id/approval',
    leaves: ['single-sign-on.break-glass-approved'],
    act: async ({ app, made }) => {
      const chief = await chiefOf(app.administrator);
      return chief.singleSignOn.approveBreakGlass(made.get('break-glass') ?? '');
    },
  },
  {
    route: 'DELETE /api/v1/break-glass-accounts/:id',
    leaves: ['single-sign-on.break-glass-ended'],
    act: ({ app, made }) =>
      app.administrator.singleSignOn.endBreakGlass(made.get('break-glass') ?? ''),
  },
];
