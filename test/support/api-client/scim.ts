import type { Answer, Http, Query } from './http.js';

export interface ScimUser {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly externalId?: string;
  readonly userName: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly meta: { readonly location: string; readonly resourceType: string };
}

export interface ScimList {
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly ScimUser[];
}

export interface ScimError {
  readonly schemas: readonly string[];
  readonly status: string;
  readonly scimType?: string;
  readonly detail: string;
}

const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const USERS = '/scim/v2/Users';

/** Speaks SCIM 2.0 as a provisioning system does. */
export class ScimClient {
  constructor(private readonly http: Http) {}

  get<Body = ScimUser>(path: string, query: Query = {}): Promise<Answer<Body>> {
    return this.http.get(`/scim/v2/${path}`, query);
  }

  users(query: Query = {}): Promise<Answer<ScimList>> {
    return this.http.get(USERS, query);
  }

  create<Body = ScimUser>(user: unknown): Promise<Answer<Body>> {
    return this.send('POST', USERS, user);
  }

  replace<Body = ScimUser>(id: string, user: unknown): Promise<Answer<Body>> {
    return this.send('PUT', `${USERS}/${id}`, user);
  }

  patch<Body = ScimUser>(id: string, ...operations: readonly unknown[]): Promise<Answer<Body>> {
    return this.send('PATCH', `${USERS}/${id}`, { schemas: [PATCH_OP], Operations: operations });
  }

  remove(id: string): Promise<Answer<null>> {
    return this.http.delete(`${USERS}/${id}`);
  }

  send<Body>(method: string, path: string, json: unknown): Promise<Answer<Body>> {
    const headers = { 'content-type': 'application/scim+json' };
    return this.http.request<Body>(method, path, { json, headers });
  }
}
