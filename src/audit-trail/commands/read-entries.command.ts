import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import type { Actor } from '../domain/actor.js';
import { entriesRead, entryRead } from '../domain/audit-trail.audit-events.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { disclosuresFor, type SeenDisclosures } from '../domain/disclosures-for.js';
import { committedBy } from '../domain/entry-body.js';
import { inWords } from '../domain/entry-in-words.js';
import type { Reader } from '../domain/reader.js';
import { ChainOfCustody, type CustodyStep } from '../queries/chain-of-custody.query.js';
import { EntriesQuery, type EntryFilter } from '../queries/entries.query.js';
import { AuditTrail } from './audit-trail.js';

export interface EntryDetail extends CustodyStep {
  /** The stored bytes, which are what the tree commits to. */
  readonly raw: string;
  readonly receivedAt: Date;
  readonly disclosures: SeenDisclosures;
}

/** Looking into the trail is itself an act that the trail holds. */
@Injectable()
export class ReadEntriesCommand {
  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly entries: EntriesQuery,
    private readonly custody: ChainOfCustody,
  ) {}

  /** Newest first, before the number given. The reading's own entry is not among them. */
  async page(
    actor: Actor,
    filter: EntryFilter,
    before: string | null,
    limit: number,
  ): Promise<CustodyStep[]> {
    const found = await this.transactions.run(async (tx) => {
      const rows = await this.entries.page(tx, filter, before, limit);
      const { from, to, ...rest } = filter;
      const facts = { ...rest, from: from?.toISOString(), to: to?.toISOString() };
      await this.trail.record(tx, actor, entriesRead({ id: 'entries', facts }));
      return rows;
    });
    return this.custody.named(found.map(inWords));
  }

  /**
   * One entry with those of its disclosures that the reader may see.
   * @throws DomainError `audit-trail.no-such-entry`
   */
  async one(reader: Reader, id: string): Promise<EntryDetail> {
    const { entry, raw, disclosures } = await this.transactions.run(async (tx) => {
      const entry = await this.entries.one(tx, id);
      if (entry === null) throw trailRefusals.refuse('no-such-entry', { id });
      await this.trail.record(tx, reader, entryRead({ id, facts: {} }));
      const raw = entry.body.toString();
      const stored = await this.entries.disclosures(tx, entry.eventId);
      return { entry, raw, disclosures: disclosuresFor(committedBy(entry.body), stored, reader) };
    });
    const [named] = await this.custody.named([inWords(entry)]);
    return {
      ...(named ?? { ...inWords(entry), actorName: null }),
      raw,
      receivedAt: entry.receivedAt,
      disclosures,
    };
  }
}
