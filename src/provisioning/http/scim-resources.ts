import { ERROR_SCHEMA, LIST_SCHEMA, type ProvisionedUser, USER_SCHEMA } from '../domain/scim.js';

/** The shapes of answers, as RFC 7643 and RFC 7644 have them. */
export type ScimAnswer = Readonly<Record<string, unknown>>;

export const MOST_RESULTS = 200;
const CORE = 'urn:ietf:params:scim:schemas:core:2.0';

export function toUser(user: ProvisionedUser, base: string): ScimAnswer {
  const { id, externalId, userName, displayName, active, createdAt, changedAt } = user;
  return {
    schemas: [USER_SCHEMA],
    id,
    ...(externalId === null ? {} : { externalId }),
    ...{ userName, displayName, active },
    name: { formatted: displayName },
    meta: {
      resourceType: 'User',
      created: createdAt.toISOString(),
      lastModified: changedAt.toISOString(),
      location: `${base}/Users/${id}`,
    },
  };
}

export function toList(
  resources: readonly ScimAnswer[],
  totalResults: number = resources.length,
  startIndex = 1,
): ScimAnswer {
  const itemsPerPage = resources.length;
  return {
    schemas: [LIST_SCHEMA],
    ...{ totalResults, startIndex, itemsPerPage },
    Resources: resources,
  };
}

export function toError(status: number, detail: string, scimType: string | null): ScimAnswer {
  const kind = scimType === null ? {} : { scimType };
  return { schemas: [ERROR_SCHEMA], status: String(status), ...kind, detail };
}

export function serviceProviderConfig(base: string): ScimAnswer {
  const no = { supported: false };
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    ...{ changePassword: no, sort: no, etag: no },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Credential of an API client',
        description: 'Made under API clients, for the purpose of keeping accounts in step.',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

export function userResourceType(base: string): ScimAnswer {
  return {
    schemas: [`${CORE}:ResourceType`],
    ...{ id: 'User', name: 'User', endpoint: '/Users', schema: USER_SCHEMA },
    description: 'Somebody with an account',
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  };
}

const attribute = (name: string, more: ScimAnswer = {}): ScimAnswer => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
});

export function userSchema(base: string): ScimAnswer {
  return {
    schemas: [`${CORE}:Schema`],
    ...{ id: USER_SCHEMA, name: 'User', description: 'Somebody with an account' },
    attributes: [
      attribute('userName', { required: true, mutability: 'immutable', uniqueness: 'server' }),
      attribute('displayName'),
      attribute('name', {
        type: 'complex',
        subAttributes: [attribute('formatted')],
      }),
      attribute('externalId', { caseExact: true }),
      attribute('active', { type: 'boolean' }),
    ],
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${USER_SCHEMA}` },
  };
}
