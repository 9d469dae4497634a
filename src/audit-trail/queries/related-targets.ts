import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions.js';

/** @returns targets of entries that are about the thing too, such as `review:<id>` */
type Related = (tx: Tx, id: string) => Promise<readonly string[]>;

/**
 * What else the entries about a thing are about. A clip is reviewed in a feature above the one that
 * holds it; that feature registers here how its targets are found, so that a chain of custody is
 * whole and nobody reaches upward.
 */
@Injectable()
export class RelatedTargets {
  private readonly bySubject = new Map<string, Related[]>();

  constructor(private readonly transactions: Transactions) {}

  register(subject: string, related: Related): void {
    this.bySubject.set(subject, [...(this.bySubject.get(subject) ?? []), related]);
  }

  /** The target itself (`clip:<id>`) first, then everything related to it, each once. */
  async with(target: string, tx?: Tx): Promise<string[]> {
    if (tx === undefined) return this.transactions.run((own) => this.with(target, own));
    const [subject = '', id = ''] = target.split(':', 2);
    const targets = [target];
    for (const related of this.bySubject.get(subject) ?? []) {
      targets.push(...(await related(tx, id)));
    }
    return [...new Set(targets)];
  }
}
