import { defineDomainEvent } from '../../platform/events/domain-events.js';

/** A review that must be done, as a draw decided it. */
export interface DrawnReview {
  readonly clipId: string;
  readonly reviewerId: string;
}

/** A draw was executed. Published in its transaction, so that no drawn clip lacks its review. */
export interface DrawExecuted {
  readonly drawId: string;
  readonly executedAt: Date;
  /** Days from the draw until a review is due. */
  readonly dueDays: number;
  readonly requiredWatchSharePercent: number;
  /** In the order of the tickets. */
  readonly reviews: readonly DrawnReview[];
}

export const drawExecuted = defineDomainEvent<DrawExecuted>('draw.executed');
