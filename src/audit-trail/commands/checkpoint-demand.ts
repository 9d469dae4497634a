import { Injectable } from '@nestjs/common';

/** Lets those who wait for a signed checkpoint ask the publisher not to wait for its next turn. */
@Injectable()
export class CheckpointDemand {
  private waiting = false;

  get isWaiting(): boolean {
    return this.waiting;
  }

  ask(): void {
    this.waiting = true;
  }

  meet(): void {
    this.waiting = false;
  }
}
