import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { type EntryInWords, inWords } from '../domain/entry-in-words.js';
import type { EntrySelection, Stretch } from '../domain/entry-selection.js';
import { ENTRY_ROWS, type EntryRow, toEntry } from './entries.query.js';
import { selected, STATED_AT, Values } from './selection.sql.js';

/**
 * Entries of a stretch of the trail, for reviews of it. A stretch goes by numbers and not by time:
 * two that follow each other leave no entry out and hold none twice, whatever the clocks did, and
 * the indexes by kind and by actor end in the number. The reading is the caller's to record.
 */
@Injectable()
export class SelectedEntries {
  count(tx: Tx, stretch: Stretch, selections: readonly EntrySelection[]): Promise<number> {
    return this.number(tx, stretch, selections, null);
  }

  /** How many of them are acts of one actor, `person:<id>`. */
  countBy(
    tx: Tx,
    stretch: Stretch,
    selections: readonly EntrySelection[],
    actor: string,
  ): Promise<number> {
    return this.number(tx, stretch, selections, actor);
  }

  /** Newest first, before the number given, at most `limit`. */
  async page(
    tx: Tx,
    stretch: Stretch,
    selections: readonly EntrySelection[],
    { before, limit }: { before: string | null; limit: number },
  ): Promise<EntryInWords[]> {
    const values = new Values();
    const upTo = before === null ? stretch.last : String(BigInt(before) - 1n);
    const where = selected(values, { after: stretch.after, last: upTo }, selections);
    const text = `${ENTRY_ROWS} WHERE ${where} ORDER BY entry.id DESC LIMIT ${values.place(limit)}`;
    return (await tx.query<EntryRow[]>(text, values.list)).map((row) => inWords(toEntry(row)));
  }

  /** The moment that the oldest entry states; null while there is none. */
  async firstMoment(tx: Tx): Promise<Date | null> {
    return (await this.from(tx, '0'))?.at ?? null;
  }

  /**
   * The number of the last entry that was stated before a moment, as far as the numbers follow the
   * clocks; `after` where none was. Halves the stretch again and again: some thirty looks into the
   * primary key, however long the trail is.
   */
  async lastBefore(tx: Tx, moment: Date, after: string): Promise<string> {
    const [newest] = await tx.query<{ id: string | null }[]>(
      'SELECT max(id) AS id FROM audit.entry',
    );
    let known = BigInt(after);
    let beyond = BigInt(newest?.id ?? after) + 1n;
    while (beyond - known > 1n) {
      const middle = known + (beyond - known) / 2n;
      const entry = await this.from(tx, String(middle));
      if (entry !== null && entry.at < moment) known = BigInt(entry.id);
      else beyond = middle;
    }
    return String(known);
  }

  private async from(tx: Tx, number: string): Promise<{ id: string; at: Date } | null> {
    const [row] = await tx.query<{ id: string; at: Date }[]>(
      `SELECT id, ${STATED_AT} AS at FROM audit.entry WHERE id >= $1 ORDER BY id LIMIT 1`,
      [number],
    );
    return row ?? null;
  }

  private async number(
    tx: Tx,
    stretch: Stretch,
    selections: readonly EntrySelection[],
    actor: string | null,
  ): Promise<number> {
    const values = new Values();
    const own = actor === null ? '' : `AND entry.actor = ${values.place(actor)}`;
    const where = selected(values, stretch, selections);
    const text = `SELECT count(*) AS number FROM audit.entry WHERE ${where} ${own}`;
    const [row] = await tx.query<{ number: string }[]>(text, values.list);
    return Number(row?.number);
  }
}
