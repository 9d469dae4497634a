import { ApiClient } from './api-client/api-client.js';
import { type Answer, expecting } from './api-client/http.js';
import type { NewProvider, Returned } from './api-client/single-sign-on.js';
import { OidcBrowser } from './oidc-browser.js';
import type { TestAuthority, TestIdentityProvider } from './oidc-provider.js';

/** How the test provider is connected, unless a test says otherwise. */
export function settingsFor(idp: TestIdentityProvider, slug: string): NewProvider {
  return {
    slug,
    name: `Provider ${slug}`,
    issuer: idp.issuer,
    clientId: idp.clientId,
    clientSecret: idp.clientSecret,
    algorithm: 'RS256',
    scopes: ['profile', 'email'],
    requiredAcr: [],
    requiredAmr: ['mfa'],
    groupsClaim: 'groups',
    isEnabled: true,
  };
}

/** What a browser that came back was sent with. */
export function returnedWith(address: URL): Returned {
  return Object.fromEntries(address.searchParams);
}

/** Begins at Plumbline, signs in at the provider, and answers what the browser came back with. */
export async function goToProvider(
  client: ApiClient,
  slug: string,
  authority: TestAuthority,
): Promise<Returned> {
  const { url } = await expecting(201, client.singleSignOn.start(slug));
  return returnedWith(await new OidcBrowser(authority).follow(url));
}

/** The whole way in through a provider, the notice included. */
export async function signInThrough(
  baseUrl: string,
  slug: string,
  authority: TestAuthority,
): Promise<ApiClient> {
  const client = new ApiClient(baseUrl);
  const returned = await goToProvider(client, slug, authority);
  await expecting(200, client.singleSignOn.complete(slug, returned));
  const { digest } = await expecting(200, client.signingIn.notice());
  await expecting(200, client.signingIn.acknowledge(digest));
  return client;
}

export function visitorOf(baseUrl: string): ApiClient {
  return new ApiClient(baseUrl);
}

/** The number that somebody who is linked to nobody is shown. */
export function numberIn({ bytes }: Answer<unknown>): string {
  return /"number":"(\d{8})"/.exec(bytes.toString())?.[1] ?? '';
}
