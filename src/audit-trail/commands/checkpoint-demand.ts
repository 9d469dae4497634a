import { Injectable } from '@nestjs/common';

/** Lets those who wait for a signed checkpoint ask the publisher not to wait for its next turn. */
@Injectable()
export class CheckpointDemand {
  private waiting = false;
  private readonly listeners: (() => void)[] = [];
  private met = Promise.withResolvers<undefined>();

  get isWaiting(): boolean {
    return this.waiting;
  }

  /** Calls whoever can do something about it, at every asking. */
  onAsk(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** @returns a promise kept with the next checkpoint, which need not cover what is waited for */
  ask(): Promise<unknown> {
    this.waiting = true;
    for (const listener of this.listeners) listener();
    return this.met.promise;
  }

  meet(): void {
    this.waiting = false;
    this.met.resolve(undefined);
    this.met = Promise.withResolvers<undefined>();
  }
}
