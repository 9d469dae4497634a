import type { KeyboardEvent, PointerEvent } from 'react';

const STEP_MS = 5_000;
const PAGE_MS = 60_000;

interface ScrubHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Seeking by pointer, and by the keys that a slider is expected to have. */
export function useScrub(
  durationMs: number,
  positionMs: number,
  onSeek: (ms: number) => void,
): ScrubHandlers {
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onSeek(((event.clientX - box.left) / box.width) * durationMs);
  };
  return {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      seekTo(event);
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
    },
    onKeyDown: (event) => {
      const to = slideTo(event.key, positionMs, durationMs);
      if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      onSeek(to);
    },
  };
}

function slideTo(key: string, positionMs: number, durationMs: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return positionMs + STEP_MS;
    case 'ArrowLeft':
    case 'ArrowDown':
      return positionMs - STEP_MS;
    case 'PageUp':
      return positionMs + PAGE_MS;
    case 'PageDown':
      return positionMs - PAGE_MS;
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return null;
  }
}
