import type { PlaybackOpening } from '../../footage/footage.public.js';

/** What makes somebody look twice; none of it is a fault by itself. */
export const UNUSUAL = {
  'no-link': 'Neither a review nor a case, request or complaint stands behind it',
  bulk: 'One of twenty or more clips that the person opened within an hour',
  'no-authorization': 'Opened before written authorizations were asked for',
} as const;
export type Unusual = keyof typeof UNUSUAL;

const BULK = 20;
const BULK_WINDOW_MS = 60 * 60 * 1000;

export interface AccessLine extends PlaybackOpening {
  readonly personName: string;
  readonly unusual: readonly Unusual[];
}

/** Who opened which footage, when, what for, and by which written authorization. */
export interface AccessReport {
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly clipId: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** Oldest first. */
  readonly lines: readonly AccessLine[];
}

export const ACCESS_STATEMENTS: readonly string[] = [
  'Each line is one time that somebody opened a clip to watch it. What was sent is added up when a ' +
    'playback has been silent for half a minute; a clip that is being watched now shows less.',
  'Restricted clips are in this report only as far as its reader has a clearance for them.',
  'Stills in lists are not lines: the entries of those lists in the audit trail name the clips.',
];

/** @param openings oldest first */
export function accessLines(
  openings: readonly PlaybackOpening[],
  names: ReadonlyMap<string, string>,
): AccessLine[] {
  const inBulk = bulkOf(openings);
  return openings.map((opening) => {
    const unusual: Unusual[] = [];
    if (opening.reviewId === null && opening.reference === null) unusual.push('no-link');
    if (inBulk.has(opening.playbackId)) unusual.push('bulk');
    if (opening.authorizationId === null) unusual.push('no-authorization');
    return { ...opening, personName: names.get(opening.personId) ?? opening.personId, unusual };
  });
}

/** The openings that lie in an hour in which one person opened twenty clips or more. */
function bulkOf(openings: readonly PlaybackOpening[]): Set<string> {
  const found = new Set<string>();
  for (const own of Map.groupBy(openings, ({ personId }) => personId).values()) {
    let first = 0;
    for (const [last, { at }] of own.entries()) {
      while (at.getTime() - (own[first]?.at.getTime() ?? 0) > BULK_WINDOW_MS) first += 1;
      const hour = own.slice(first, last + 1);
      if (new Set(hour.map(({ clipId }) => clipId)).size < BULK) continue;
      for (const { playbackId } of hour) found.add(playbackId);
    }
  }
  return found;
}
