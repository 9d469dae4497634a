/** Names of SCIM 2.0 (RFC 7643, RFC 7644). */
export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
const MESSAGES = 'urn:ietf:params:scim:api:messages:2.0';
export const LIST_SCHEMA = `${MESSAGES}:ListResponse`;
export const PATCH_SCHEMA = `${MESSAGES}:PatchOp`;
export const ERROR_SCHEMA = `${MESSAGES}:Error`;

/** An account as the system that provisions sees it. */
export interface ProvisionedUser {
  readonly id: string;
  /** The other system's own name of the person; null where it has told none. */
  readonly externalId: string | null;
  readonly userName: string;
  readonly displayName: string;
  /** Whether the person may come in, now or once somebody has approved the account. */
  readonly active: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** What the other system wants an account to be; what is left out stays as it is. */
export interface WantedUser {
  readonly userName?: string | undefined;
  readonly displayName?: string | undefined;
  readonly externalId?: string | null | undefined;
  readonly active?: boolean | undefined;
}
