export interface DrawnClip {
  readonly clipId: string;
  readonly officerId: string | null;
}

export interface DrawPlace {
  /** Place of the clip's ticket among those drawn from its stratum, from 1. */
  readonly rank: number;
  /** How many clips were drawn from the stratum. */
  readonly stratumSelected: number;
}

/**
 * Where each clip stands in its draw. The strata of a draw are the officers; clips whose camera
 * nobody had are a stratum of their own.
 * @param clips in the order of their tickets
 */
export function drawPlaces(clips: readonly DrawnClip[]): Map<string, DrawPlace> {
  const strata = Map.groupBy(clips, ({ officerId }) => officerId);
  const places = [...strata.values()].flatMap((stratum) =>
    stratum.map(({ clipId }, at): [string, DrawPlace] => [
      clipId,
      { rank: at + 1, stratumSelected: stratum.length },
    ]),
  );
  return new Map(places);
}
