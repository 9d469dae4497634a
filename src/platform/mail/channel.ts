/** What is to be told, to people and to programs. Nothing personal: it leaves the house. */
export interface Message {
  /** Stays the same when it is sent again, so that a receiver can tell. */
  readonly id: string;
  /** One line. */
  readonly subject: string;
  /** Plain text for a person. */
  readonly text: string;
  /** The same for a program. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/**
 * A way to reach somebody outside. Both drivers give up after {@link SEND_DEADLINE_MS}, so whoever
 * sends is never held for longer by a receiver that hangs.
 */
export abstract class Channel {
  abstract readonly name: 'mail' | 'webhook';

  /** Whom it reaches, for the health page: never with a password. */
  abstract readonly reaches: string;

  /** @throws with a sentence for the operator if the receiver did not take it */
  abstract send(message: Message): Promise<void>;
}

/** Injection token: the channels that the settings name, none being possible. */
export const CHANNELS = Symbol('channels');

export const SEND_DEADLINE_MS = 10_000;
