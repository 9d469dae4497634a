/** What the token of every pending sign-in begins with, so that it is never taken for a session's. */
export const PENDING_TOKEN_PREFIX = 'pls_';
