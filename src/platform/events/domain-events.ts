import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/** Names an event and, through its type parameter, what it carries. */
export interface DomainEventType<Payload> {
  readonly name: string;
  /** Never set: it only lets the compiler infer the payload. */
  readonly payload?: Payload;
}

export function defineDomainEvent<Payload>(name: string): DomainEventType<Payload> {
  return { name };
}

type Handler = (tx: Tx, payload: never) => Promise<void>;

/**
 * How a feature tells those above it that something happened. Handlers run one after another in
 * the publisher's own transaction: either everything that follows from an event is committed with
 * it, or nothing is.
 */
@Injectable()
export class DomainEvents {
  private readonly handlers = new Map<string, Handler[]>();

  subscribe<Payload>(
    type: DomainEventType<Payload>,
    handler: (tx: Tx, payload: Payload) => Promise<void>,
  ): void {
    const known = this.handlers.get(type.name) ?? [];
    this.handlers.set(type.name, [...known, handler]);
  }

  async publish<Payload>(tx: Tx, type: DomainEventType<Payload>, payload: Payload): Promise<void> {
    const handlers = (this.handlers.get(type.name) ?? []) as ((
      tx: Tx,
      payload: Payload,
    ) => Promise<void>)[];
    for (const handle of handlers) await handle(tx, payload);
  }
}
