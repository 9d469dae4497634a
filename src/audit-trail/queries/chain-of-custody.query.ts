import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type EntryInWords, inWords } from '../domain/entry-in-words.js';
import { ActorNames } from './actor-names.js';
import { EntriesQuery } from './entries.query.js';
import { RelatedTargets } from './related-targets.js';

export interface CustodyStep extends EntryInWords {
  /** Null where nobody knows the actor's name. */
  readonly actorName: string | null;
}

/** For other features: what happened to a thing. The reading is the caller's to record. */
@Injectable()
export class ChainOfCustody {
  constructor(
    private readonly entries: EntriesQuery,
    private readonly names: ActorNames,
    private readonly related: RelatedTargets,
  ) {}

  /**
   * Every entry about the target (`clip:<id>`) and, unless told otherwise, about what is related
   * to it, oldest first, in words;
   * `named` adds who the actors are.
   */
  async of(
    tx: Tx,
    target: string,
    { withRelated = true }: { withRelated?: boolean } = {},
  ): Promise<EntryInWords[]> {
    const targets = withRelated ? await this.related.with(target, tx) : [target];
    return (await this.entries.about(tx, targets)).map(inWords);
  }

  /**
   * Adds the actors' names. Only after the transaction: the names are asked for on a connection of
   * their own, and readers who each hold one while they wait for a second stall the whole pool.
   */
  async named(entries: readonly EntryInWords[]): Promise<CustodyStep[]> {
    const names = await this.names.of(entries.map(({ actor }) => actor));
    return entries.map((entry) => ({ ...entry, actorName: names.get(entry.actor) ?? null }));
  }
}
