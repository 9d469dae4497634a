import type { Answer } from '../../../support/api-client/http.js';
import type { AuditedWorld } from '../world.js';

/** One route, done once with success. */
export interface Act {
  /** `METHOD /path`, with the path as the server's router has it. */
  readonly route: string;
  /** The kinds of its entries, each as often as it is left; sorted by name. */
  readonly leaves: readonly string[];
  /** Why it leaves more than one. */
  readonly because?: string;
  /** Prepares what it needs, and answers what the route answered. */
  readonly act: (world: AuditedWorld) => Promise<Answer<unknown>>;
}
