import { useEffect } from 'react';
import { playerCommand, type Focus, type KeyPress, type PlayerCommand } from './keys';

const ADJUSTED_BY_ARROWS = '[role="slider"], [role="combobox"], input[type="range"], select';
const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea';
const PRESSED = 'button, a[href], summary, input[type="checkbox"], input[type="radio"]';

/** What kind of control has the focus, as far as keys are concerned. */
function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.matches(TYPED_INTO)) return 'typing';
  if (target.matches(ADJUSTED_BY_ARROWS)) return 'adjusting';
  return target.matches(PRESSED) ? 'operating' : 'page';
}

/** A keyboard event as the models of keys take it. */
export function pressOf(event: KeyboardEvent): KeyPress {
  return {
    key: event.key,
    shift: event.shiftKey,
    modified: event.ctrlKey || event.altKey || event.metaKey,
    focus: focusOf(event.target),
  };
}

/** Whether a dialog or menu is open, which then owns the keyboard. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

/** Sends the player's keys to it from anywhere on the page. */
export function usePlayerKeys(run: (command: PlayerCommand) => void, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (isCovered()) return;
      const command = playerCommand(pressOf(event));
      if (command === null) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [run, isOn]);
}
