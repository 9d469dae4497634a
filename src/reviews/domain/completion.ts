/** What has become of an assigned review at some moment. */
export const STANDINGS = ['signed_on_time', 'signed_late', 'due', 'overdue'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface ReviewTimes {
  readonly dueAt: Date;
  readonly signedAt: Date | null;
}

/**
 * Where a review stood at a moment, from nothing that was recorded after it. The due moment itself
 * is still in time.
 */
export function standingAt({ dueAt, signedAt }: ReviewTimes, moment: Date): Standing {
  if (signedAt !== null && signedAt <= moment) {
    return signedAt <= dueAt ? 'signed_on_time' : 'signed_late';
  }
  return moment <= dueAt ? 'due' : 'overdue';
}
