import type { KeyPress } from '../footage/player/keys';

export type ReviewCommand =
  | { readonly do: 'answer'; readonly digit: number }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'sign' }
  | { readonly do: 'show-keys' };

/**
 * What a key press means to the form, or nothing. With single keys switched off (WCAG 2.1.4) only
 * Control and Enter together remain. Enter alone belongs to the button that has the focus, if any.
 */
export function reviewCommand(press: KeyPress, areKeysOn: boolean): ReviewCommand | null {
  if (press.key === 'Enter' && press.modified) return { do: 'sign' };
  if (!areKeysOn || press.modified || press.focus === 'typing') return null;
  if (/^[1-9]$/.test(press.key)) return { do: 'answer', digit: Number(press.key) };
  if (press.key === '?') return { do: 'show-keys' };
  if (press.key === 'Enter') return press.focus === 'page' ? { do: 'sign' } : null;
  if (press.focus === 'adjusting') return null;
  if (press.key === 'ArrowDown') return { do: 'move', by: 1 };
  if (press.key === 'ArrowUp') return { do: 'move', by: -1 };
  return null;
}
