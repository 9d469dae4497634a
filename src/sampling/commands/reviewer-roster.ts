import { Injectable } from '@nestjs/common';
import { IdentityDirectory } from '../../identity/identity.public.js';
import type { Reviewer } from '../domain/reviewers.js';

/** Who may be given reviews, as it stands now. A draw keeps it as it stood at the freeze. */
@Injectable()
export class ReviewerRoster {
  constructor(private readonly identity: IdentityDirectory) {}

  /** Supervisors by id. One without a unit reaches no clip at all, so nothing is given to them. */
  async reviewers(): Promise<Reviewer[]> {
    const supervisors = await this.identity.supervisors();
    return supervisors
      .filter(({ unitIds }) => unitIds.length > 0)
      .map(({ personId, unitIds, officerId }) => ({
        id: personId,
        unitIds: [...unitIds].sort(),
        officerId,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
