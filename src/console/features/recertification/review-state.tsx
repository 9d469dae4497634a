import type { Recertification } from '../../api/types';
import { Status } from '../../ui/status';

/** Where a review stands, in a word. */
export function ReviewState({ review }: { readonly review: Recertification }) {
  if (review.closedAt !== null) return <Status tone="good">Closed</Status>;
  if (review.escalatedAt !== null) return <Status tone="bad">Overdue</Status>;
  return <Status tone="warn">Open</Status>;
}
