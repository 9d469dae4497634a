import { Injectable } from '@nestjs/common';
import {
  type EntryInWords,
  type LocalHours,
  SelectedEntries,
  type Stretch,
} from '../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { FINDING_RULES, type FindingId, findingRule } from '../domain/findings.js';

/** What the rules are applied to: a stretch of the trail, and the hours that were usual then. */
export interface Reviewed extends Stretch {
  readonly hours: LocalHours;
}

/** Applies the rules of the findings to a week of the trail. */
@Injectable()
export class FindingsQuery {
  constructor(private readonly entries: SelectedEntries) {}

  /** The number of entries in every finding, one after the other. */
  async countAll(tx: Tx, reviewed: Reviewed): Promise<Map<FindingId, number>> {
    const found = new Map<FindingId, number>();
    for (const { id } of FINDING_RULES) found.set(id, await this.count(tx, reviewed, id));
    return found;
  }

  /** How many of a finding's entries are acts of each person. */
  async actsOf(
    tx: Tx,
    reviewed: Reviewed,
    finding: FindingId,
    personIds: readonly string[],
  ): Promise<Map<string, number>> {
    const selections = findingRule(finding).selections(reviewed.hours);
    const acts = new Map<string, number>();
    for (const id of personIds) {
      acts.set(id, await this.entries.countBy(tx, reviewed, selections, `person:${id}`));
    }
    return acts;
  }

  /** A finding's entries, newest first, before the number given. */
  page(
    tx: Tx,
    reviewed: Reviewed,
    finding: FindingId,
    page: { before: string | null; limit: number },
  ): Promise<EntryInWords[]> {
    const selections = findingRule(finding).selections(reviewed.hours);
    return this.entries.page(tx, reviewed, selections, page);
  }

  private count(tx: Tx, reviewed: Reviewed, finding: FindingId): Promise<number> {
    return this.entries.count(tx, reviewed, findingRule(finding).selections(reviewed.hours));
  }
}
