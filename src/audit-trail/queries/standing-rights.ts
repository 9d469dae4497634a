import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { actorReference } from '../domain/actor.js';
import type { TwoPersonAct, TwoPersonRequest } from '../domain/two-person-request.js';

const NEEDED = { expunction: 'audit-trail.expunge', pruning: 'audit-trail.prune' } as const;

/** Identifiers of all people who hold a permission now. */
type Holders = (permission: (typeof NEEDED)[TwoPersonAct]) => Promise<readonly string[]>;

/** Whose word no longer counts: that of the person who asked, or of the one who approved. */
export type LostWord = 'request' | 'approval';

/**
 * Whether the two people behind a request still hold the right to it. Some time passes between
 * their word and the act, and who may do what is known above this feature, which registers it here.
 */
@Injectable()
export class StandingRights {
  private holders: Holders | null = null;

  register(holders: Holders): void {
    this.holders = holders;
  }

  async lostWord(
    request: Pick<TwoPersonRequest, 'act' | 'requestedBy' | 'decidedBy'>,
  ): Promise<LostWord | null> {
    invariant(this.holders !== null, 'Somebody knows who holds which right');
    const ids = await this.holders(NEEDED[request.act]);
    const holders = new Set(ids.map((id) => actorReference({ kind: 'person', id })));
    if (!holders.has(request.requestedBy)) return 'request';
    return holders.has(request.decidedBy ?? '') ? null : 'approval';
  }
}
