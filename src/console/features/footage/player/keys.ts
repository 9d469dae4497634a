import type { TransportAction } from './transport';

export type PlayerCommand =
  | { readonly do: 'transport'; readonly action: TransportAction }
  | { readonly do: 'jump'; readonly byMs: number }
  | { readonly do: 'frame'; readonly by: 1 | -1 }
  | { readonly do: 'edge'; readonly to: 'start' | 'end' }
  | { readonly do: 'mark'; readonly to: 'next' | 'previous' }
  | { readonly do: 'mute' };

/** A key press as far as we care, and what kind of control has the focus. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  /** Control, Alt or Meta: such combinations belong to the browser. */
  readonly modified: boolean;
  readonly focus: Focus;
}

/**
 * `typing`: letters go into a field. `operating`: a button or link that Space and Enter press.
 * `adjusting`: a control that uses the arrow keys.
 */
export type Focus = 'typing' | 'operating' | 'adjusting' | 'page';

const TRANSPORT: Readonly<Record<string, TransportAction>> = {
  ' ': 'toggle',
  j: 'back',
  k: 'stop',
  l: 'on',
  '[': 'slower',
  ']': 'faster',
};

const JUMP_MS = 5_000;
const LONG_JUMP_MS = 10_000;

/** What a key press means to the player, or nothing. */
export function playerCommand(press: KeyPress): PlayerCommand | null {
  if (press.modified || press.focus === 'typing') return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === ' ' && press.focus !== 'page') return null;
  const action = TRANSPORT[key];
  if (action !== undefined) return { do: 'transport', action };
  if (key === ',') return { do: 'frame', by: -1 };
  if (key === '.') return { do: 'frame', by: 1 };
  if (key === 'n') return { do: 'mark', to: 'next' };
  if (key === 'p') return { do: 'mark', to: 'previous' };
  if (key === 'v') return { do: 'mute' };
  return press.focus === 'adjusting' ? null : arrowCommand(key, press.shift);
}

function arrowCommand(key: string, shift: boolean): PlayerCommand | null {
  const byMs = shift ? LONG_JUMP_MS : JUMP_MS;
  if (key === 'ArrowLeft') return { do: 'jump', byMs: -byMs };
  if (key === 'ArrowRight') return { do: 'jump', byMs };
  if (key === 'Home') return { do: 'edge', to: 'start' };
  if (key === 'End') return { do: 'edge', to: 'end' };
  return null;
}
