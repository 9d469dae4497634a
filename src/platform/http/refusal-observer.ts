import type { GuardedRequest } from './access.js';
import type { Problem } from './problem-details.js';

/** Is told of every refusal before its answer leaves; whoever keeps an audit trail provides one. */
export abstract class RefusalObserver {
  abstract refused(request: GuardedRequest, problem: Problem): Promise<void>;
}
