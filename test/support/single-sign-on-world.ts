import { ApiClient } from './api-client/api-client.js';
import { type Answer, expecting, type Problem } from './api-client/http.js';
import { type BuiltServer, startBuiltServer } from './built-server.js';
import {
  makeTestAuthority,
  startIdentityProvider,
  type TestAuthority,
  type TestIdentityProvider,
} from './oidc-provider.js';
import { chiefOf, createPerson, setUpAgency } from './people.js';
import { goToProvider, numberIn, settingsFor } from './single-sign-on.js';

/** A built server that is connected with two providers; Ann is linked with the first of them. */
export interface SingleSignOnWorld {
  readonly server: BuiltServer;
  readonly authority: TestAuthority;
  readonly first: TestIdentityProvider;
  readonly second: TestIdentityProvider;
  readonly administrator: ApiClient;
  /** Ann's account. */
  readonly ann: string;
  /** Undoes what a test has changed at the providers. */
  reset(): void;
  stop(): Promise<void>;
}

export const MFA = { amr: ['pwd', 'mfa'] } as const;

/** @param env settings of the server, besides those that it needs in any case */
export async function startSingleSignOnWorld(
  env: Readonly<Record<string, string>> = {},
): Promise<SingleSignOnWorld> {
  const authority = await makeTestAuthority();
  const [first, second] = [
    await startIdentityProvider(authority),
    await startIdentityProvider(authority),
  ];
  const hosts = [first, second].map(({ host }) => `${host}=127.0.0.1`);
  const server = await startBuiltServer({
    env: {
      // Tests come from one address and fail on purpose.
      SIGN_IN_ADDRESS_FAILURES: '1000',
      NODE_EXTRA_CA_CERTS: authority.path,
      SINGLE_SIGN_ON_HOSTS: [...hosts, 'localhost:1'].join(','),
      ...env,
    },
  });
  const reset = () => {
    for (const [slug, idp] of Object.entries({ first, second })) {
      const redirectUris = [`${server.url}/single-sign-on/return/${slug}`];
      idp.registered = { redirectUris };
      idp.tamper = {};
      idp.login = { subject: `ann-at-${slug}`, ...MFA };
    }
  };
  reset();
  const administrator = await setUpAgency(server);
  await expecting(201, administrator.singleSignOn.add(settingsFor(first, 'first')));
  await expecting(201, administrator.singleSignOn.add(settingsFor(second, 'second')));
  const roles = [{ role: 'records' }];
  const person = await createPerson(administrator, { username: 'ann', roles });
  const { id: ann } = (await expecting(200, person.sessions.current())).person;

  const visitor = new ApiClient(server.url);
  const returned = await goToProvider(visitor, 'first', authority);
  const number = numberIn(await visitor.singleSignOn.complete('first', returned));
  const link = await expecting(201, administrator.singleSignOn.linkArrival(ann, number));
  const chief = await chiefOf(administrator);
  await expecting(204, chief.singleSignOn.approveLink(ann, link.id));
  const stop = async () => {
    await server.stop();
    await first.stop();
    await second.stop();
    await authority.remove();
  };
  return { server, authority, first, second, administrator, ann, reset, stop };
}

export function problem(answer: Answer<unknown>): [number, string] {
  return [answer.status, (answer.body as Problem).code];
}

export async function demandNobody(...clients: ApiClient[]): Promise<void> {
  for (const client of clients) expect((await client.sessions.current()).status).not.toBe(200);
}
