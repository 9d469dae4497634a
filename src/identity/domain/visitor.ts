/** Somebody who is not signed in, as far as the server can tell. */
export interface Visitor {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
}
