/** A stretch of a clip in milliseconds from its recording start, end exclusive. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Any spans as the fewest that cover the same time, in order; empty ones vanish. */
export function union(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  const ordered = spans
    .filter((span) => span.endMs > span.startMs)
    .toSorted((a, b) => a.startMs - b.startMs);
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last === undefined || span.startMs > last.endMs) merged.push({ ...span });
    else merged[merged.length - 1] = { ...last, endMs: Math.max(last.endMs, span.endMs) };
  }
  return merged;
}

/** Milliseconds covered at least once. */
export function coveredMs(spans: readonly Span[]): number {
  return union(spans).reduce((sum, span) => sum + span.endMs - span.startMs, 0);
}
