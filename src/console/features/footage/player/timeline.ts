/** Something that happened at one moment of the clip. */
export interface Mark {
  readonly id: string;
  /** From recording start; may lie before the first or after the last frame. */
  readonly atMs: number;
  readonly label: string;
}

export interface PlacedMark extends Mark {
  /** Share of the width, 0 to 1. */
  readonly x: number;
  /** Which side of its stem the label stands on; null when there is no room for it. */
  readonly side: 'right' | 'left' | null;
}

const LETTER_PX = 6.6;
const LABEL_GAP_PX = 14;

/**
 * Places marks so that no label covers another mark or runs over the edge. A label that finds no
 * room is left to the mark's tooltip; the mark itself is always there.
 */
export function placeMarks(
  marks: readonly Mark[],
  durationMs: number,
  widthPx: number,
): PlacedMark[] {
  const ordered = marks
    .filter((mark) => mark.atMs >= 0 && mark.atMs <= durationMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  const xs = ordered.map((mark) => shareOf(mark.atMs, durationMs));
  let takenUntilPx = 0;
  return ordered.map((mark, index) => {
    const at = (xs[index] ?? 0) * widthPx;
    const room = mark.label.length * LETTER_PX + LABEL_GAP_PX;
    const before = Math.max(takenUntilPx, index === 0 ? 0 : (xs[index - 1] ?? 0) * widthPx + 8);
    const after = index + 1 < xs.length ? (xs[index + 1] ?? 1) * widthPx - 8 : widthPx;
    const side = at + room <= after ? 'right' : at - room >= before ? 'left' : null;
    takenUntilPx = side === 'right' ? at + room : at + 8;
    return { ...mark, x: xs[index] ?? 0, side };
  });
}

/** A position as a share of the whole, kept within it. */
export function shareOf(positionMs: number, durationMs: number): number {
  return durationMs <= 0 ? 0 : Math.min(1, Math.max(0, positionMs / durationMs));
}

const TICK_STEPS_MS = [
  1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
  1_800_000, 3_600_000,
];
const TICK_ROOM_PX = 72;

/** Round positions for the scale: as many as can be read at this width. */
export function ticks(durationMs: number, widthPx: number): number[] {
  if (durationMs <= 0 || widthPx <= 0) return [];
  const most = Math.max(1, Math.floor(widthPx / TICK_ROOM_PX));
  const stepMs = TICK_STEPS_MS.find((step) => durationMs / step <= most) ?? 7_200_000;
  return Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, index) => index * stepMs);
}

/** The mark to go to from a position; a little slack, so that `next` leaves the mark we stand on. */
export function neighbour(
  marks: readonly Mark[],
  positionMs: number,
  direction: 'next' | 'previous',
): Mark | undefined {
  const ordered = marks.toSorted((a, b) => a.atMs - b.atMs);
  return direction === 'next'
    ? ordered.find((mark) => mark.atMs > positionMs + 250)
    : ordered.findLast((mark) => mark.atMs < positionMs - 1_500);
}
