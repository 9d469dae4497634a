import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
  type CryptoKey,
} from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

const run = promisify(execFile);

/** Who signs in at the provider next, and how they prove it there. */
export interface ScriptedLogin {
  readonly subject: string;
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** Further claims, such as groups, name, e-mail. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** When they proved it, in seconds since 1970; by default now. */
  readonly provedAt?: number;
}

export interface TestIdentityProvider {
  readonly issuer: string;
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever comes next. */
  login: ScriptedLogin;
  /** Changes what a browser is sent back with, what is published, or what a code is answered with. */
  tamper: {
    metadata?: (metadata: Record<string, unknown>) => Record<string, unknown>;
    keys?: (keys: JWK[]) => JWK[];
    idToken?: (claims: JWTPayload) => Promise<string> | string;
    tokenAnswer?: (body: Record<string, unknown>) => unknown;
    /** As which a code is answered. */
    tokenStatus?: number;
  };
  /** What is registered for Plumbline there; read when the provider is first asked. */
  registered: { redirectUris: readonly string[]; logoutUri?: string };
  /** Which paths were asked for. */
  readonly asked: string[];
  /** Signs with the provider's own key. */
  sign(claims: JWTPayload, header?: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

export interface TestAuthority {
  /** For NODE_EXTRA_CA_CERTS. */
  readonly path: string;
  readonly certificate: string;
  readonly key: string;
  remove(): Promise<void>;
}

/** A certificate for this machine that whoever knows it trusts. */
export async function makeTestAuthority(): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-idp-'));
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const what = ['-subj', '/CN=Test identity provider', '-addext', names, '-days', '30'];
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', ['req', '-x509', ...ec, ...what, '-keyout', key, '-out', path]);
  const remove = () => rm(folder, { recursive: true, force: true });
  const [certificate, secret] = await Promise.all([readFile(path, 'utf8'), readFile(key, 'utf8')]);
  return { path, certificate, key: secret, remove };
}

const KEY_ID = 'first';

/** A real OpenID provider of its own, on loopback with TLS; `stop()` it in `afterAll`. */
export async function startIdentityProvider(
  authority: TestAuthority,
  options: { redirectUris: readonly string[]; clientId?: string; logoutUri?: string } = {
    redirectUris: [],
  },
): Promise<TestIdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const server = createServer({ cert: authority.certificate, key: authority.key });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `https://${host}`;
  const signing = { ...(await exportJWK(privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  const idp: TestIdentityProvider = {
    issuer,
    host,
    clientId: options.clientId ?? 'plumbline',
    clientSecret: 'a secret between the two of them',
    login: { subject: 'nobody' },
    tamper: {},
    registered: options,
    asked: [],
    sign: (claims, header = {}) => sign(privateKey, claims, header),
    stop: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  let made: Provider | undefined;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    made ??= new Provider(issuer, configurationOf(idp, signing));
    const provider = made;
    const path = (request.url ?? '').split('?')[0] ?? '';
    idp.asked.push(`${request.method ?? ''} ${path}`);
    if (path.startsWith('/interaction/')) {
      void finish(provider, idp.login, request, response);
      return;
    }
    tamperWith(idp, path, response);
    void provider.callback()(request, response);
  });
  return idp;
}

function configurationOf(idp: TestIdentityProvider, signing: JWK): Configuration {
  const { redirectUris, logoutUri } = idp.registered;
  return {
    clients: [
      {
        client_id: idp.clientId,
        client_secret: idp.clientSecret,
        redirect_uris: [...redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'RS256',
        ...(logoutUri === undefined
          ? {}
          : { backchannel_logout_uri: logoutUri, backchannel_logout_session_required: true }),
      },
    ],
    jwks: { keys: [signing] },
    cookies: { keys: ['only for tests'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
    },
    acrValues: ['urn:agency:mfa', 'urn:agency:password'],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time', 'groups', 'name', 'email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...idp.login.claims }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, IdToken: 600, AccessToken: 600 },
  };
}

async function finish(
  provider: Provider,
  { subject, acr, amr, provedAt }: ScriptedLogin,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const login = {
    accountId: subject,
    remember: false,
    ...(acr === undefined ? {} : { acr }),
    ...(amr === undefined ? {} : { amr: [...amr] }),
    ...(provedAt === undefined ? {} : { ts: provedAt }),
  };
  await provider.interactionFinished(request, response, { login });
}

async function sign(
  key: CryptoKey,
  claims: JWTPayload,
  header: Readonly<Record<string, unknown>>,
): Promise<string> {
  const protectedHeader = { alg: 'RS256', kid: KEY_ID, ...header };
  return new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);
}

/** Changes an answer on its way out, as whoever sits in the provider's place could. */
function tamperWith(idp: TestIdentityProvider, path: string, response: ServerResponse): void {
  const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
  const change = changeOf(idp, path);
  if (change === null) return;
  response.end = ((body?: unknown) => {
    const parsed = JSON.parse(String(body)) as Record<string, unknown>;
    void Promise.resolve(change(parsed)).then((changed) => {
      const text = JSON.stringify(changed);
      if (path === '/token') response.statusCode = idp.tamper.tokenStatus ?? response.statusCode;
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    });
    return response;
  }) as ServerResponse['end'];
}

type Change = (body: Record<string, unknown>) => unknown;

function changeOf({ tamper }: TestIdentityProvider, path: string): Change | null {
  if (path === '/.well-known/openid-configuration') return tamper.metadata ?? null;
  if (path === '/jwks') {
    const { keys } = tamper;
    return keys === undefined ? null : (body) => ({ keys: keys(body['keys'] as JWK[]) });
  }
  if (path !== '/token') return null;
  const { idToken, tokenAnswer } = tamper;
  if (tokenAnswer !== undefined) return tokenAnswer;
  if (idToken === undefined) return null;
  return async (body) => {
    if (typeof body['id_token'] !== 'string') return body;
    const [, payload = ''] = body['id_token'].split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
    return { ...body, id_token: await idToken(claims) };
  };
}
