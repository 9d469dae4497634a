import { FOR_REVIEW } from './purposes.js';

/** What is asked of an entry to know whether it gives a reviewer away. */
interface Step {
  readonly kind: string;
  readonly actor: string;
  readonly purpose: string | null;
}

/**
 * Whether a step in a clip’s custody tells the officer whom the clip shows that it is under review,
 * and by whom. What was sent names no purpose, so all that others were sent is left out with it.
 */
export function tellsOfReview({ kind, actor, purpose }: Step, personId: string): boolean {
  if (actor === `person:${personId}`) return false;
  return purpose === FOR_REVIEW.purpose || kind === 'clip.playback-served';
}
