import { Injectable } from '@nestjs/common';
import { withinDeadline } from '../../platform/within-deadline.js';

/** How one part of the trail stands. */
export interface TrailCondition {
  /**
   * Which part: `sequencing`, `publishing`, `history`, `keys`, `witness`, `anchor`, `write-once`,
   * `verification`, `recording`, `clock`, `alerting`, `roles`.
   */
  readonly part: string;
  /**
   * `off`: not set up, and nobody is to be woken for it. `stale`: it worked, but not lately enough.
   * `failed`: it does not work, or contradicts.
   */
  readonly state: 'off' | 'good' | 'stale' | 'failed';
  /** What is so and, where something is wrong, what to do; a sentence for an operator. */
  readonly says: string;
  /** Since when, or when it last worked; null where that never was. */
  readonly since: Date | null;
}

/** A part that hangs must not keep the others from being seen. */
const PATIENCE_MS = 10_000;

type Ask = () => Promise<readonly TrailCondition[]>;

/**
 * What the health page shows and what alerts are raised for. Every part of the trail registers here
 * how to ask it; one that cannot even answer has failed.
 */
@Injectable()
export class TrailConditions {
  private readonly parts = new Map<string, Ask>();

  register(part: string, ask: Ask): void {
    this.parts.set(part, ask);
  }

  async all(): Promise<TrailCondition[]> {
    const answers = [...this.parts].map(([part, ask]) => answerOf(part, ask));
    return (await Promise.all(answers)).flat();
  }
}

async function answerOf(part: string, ask: Ask): Promise<readonly TrailCondition[]> {
  try {
    return await withinDeadline(ask(), PATIENCE_MS, `It does not answer: ${part}.`);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [{ part, state: 'failed', says, since: null }];
  }
}
