import type { Review } from '../../api/types';
import { inWords } from '../../lib/words';
import type { Mark } from '../footage/player/timeline';

/** The holster and other events of a review's clip as marks on its timeline. */
export function marksOf(events: Review['marks']): Mark[] {
  return events.map(({ kind, atMs }, index) => ({
    id: `${String(index)}-${kind}`,
    atMs,
    label: inWords(kind),
  }));
}
