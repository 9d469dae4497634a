import type { Answer, Http } from './http.js';
import type { SignInProgress } from './sign-in.js';

export interface NewProvider {
  readonly slug: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly algorithm: string;
  readonly scopes: readonly string[];
  readonly requiredAcr: readonly string[];
  readonly requiredAmr: readonly string[];
  readonly groupsClaim?: string;
  readonly isEnabled: boolean;
}

export interface SingleSignOnSettings {
  readonly isOnlyWay: boolean;
  readonly providers: readonly {
    readonly id: string;
    readonly slug: string;
    readonly groupRoles: readonly { readonly id: string; readonly group: string }[];
  }[];
  readonly arrivals: readonly { readonly number: string; readonly shownName: string }[];
  readonly breakGlass: readonly { readonly id: string; readonly personId: string }[];
}

/** What a provider sent a browser back with. */
export type Returned = Readonly<Partial<Record<'state' | 'code' | 'iss' | 'error', string>>>;

export class SingleSignOnClient {
  constructor(private readonly http: Http) {}

  offers(): Promise<Answer<{ providers: { slug: string; name: string }[]; isOnlyWay: boolean }>> {
    return this.http.get('/api/v1/single-sign-on/offers');
  }

  start(slug: string): Promise<Answer<{ url: string }>> {
    return this.http.post(`/api/v1/single-sign-on/${slug}/start`);
  }

  complete(slug: string, returned: Returned): Promise<Answer<SignInProgress>> {
    return this.http.post(`/api/v1/single-sign-on/${slug}/completion`, returned);
  }

  settings(): Promise<Answer<SingleSignOnSettings>> {
    return this.http.get('/api/v1/identity-providers');
  }

  check(issuer: string): Promise<Answer<{ issuer: string; algorithms: string[] }>> {
    return this.http.post('/api/v1/identity-providers/check', { issuer });
  }

  add(provider: NewProvider): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/identity-providers', provider);
  }

  change(id: string, provider: Omit<NewProvider, 'slug' | 'issuer'>): Promise<Answer<null>> {
    return this.http.put(`/api/v1/identity-providers/${id}`, provider);
  }

  linkArrival(personId: string, number: string): Promise<Answer<{ id: string }>> {
    return this.http.post(`/api/v1/people/${personId}/linked-identities`, { number });
  }

  approveLink(personId: string, linkId: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/linked-identities/${linkId}/approval`);
  }

  linksOf(personId: string): Promise<Answer<{ id: string; providerName: string }[]>> {
    return this.http.get(`/api/v1/people/${personId}/linked-identities`);
  }

  unlink(personId: string, linkId: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/people/${personId}/linked-identities/${linkId}`);
  }

  ownLinks(): Promise<Answer<{ id: string; providerName: string }[]>> {
    return this.http.get('/api/v1/linked-identities');
  }

  unlinkOwn(linkId: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/linked-identities/${linkId}`);
  }

  begin(slug: string, purpose: 'confirmation' | 'link' | 'test'): Promise<Answer<{ url: string }>> {
    return this.http.post(`/api/v1/single-sign-on/${slug}/${purpose}`);
  }

  finish<Body>(
    slug: string,
    purpose: 'confirmation' | 'link' | 'test',
    returned: Returned,
  ): Promise<Answer<Body>> {
    return this.http.post(`/api/v1/single-sign-on/${slug}/${purpose}/completion`, returned);
  }

  prepareGroupRole(
    providerId: string,
    line: { group: string; role: string; unitId?: string },
  ): Promise<Answer<{ id: string }>> {
    return this.http.post(`/api/v1/identity-providers/${providerId}/group-roles`, line);
  }

  approveGroupRole(providerId: string, id: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/identity-providers/${providerId}/group-roles/${id}/approval`);
  }

  endGroupRole(providerId: string, id: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/identity-providers/${providerId}/group-roles/${id}`);
  }

  prepareBreakGlass(personId: string): Promise<Answer<{ id: string }>> {
    return this.http.post('/api/v1/break-glass-accounts', { personId });
  }

  approveBreakGlass(id: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/break-glass-accounts/${id}/approval`);
  }

  endBreakGlass(id: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/break-glass-accounts/${id}`);
  }

  setOnlyWay(isOnlyWay: boolean): Promise<Answer<null>> {
    return this.http.put('/api/v1/single-sign-on/policy', { isOnlyWay });
  }

  async backChannelLogout(
    slug: string,
    form: Readonly<Record<string, string>>,
  ): Promise<Answer<null>> {
    // As a provider's server posts it: no browser, no origin, no cookie.
    const path = `/api/v1/single-sign-on/${slug}/back-channel-logout`;
    const body = new URLSearchParams(form);
    const answer = await fetch(new URL(path, this.http.baseUrl), { method: 'POST', body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body: null, bytes };
  }
}
