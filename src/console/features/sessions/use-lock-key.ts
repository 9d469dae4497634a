import { useEffect } from 'react';
import { lockScreen } from '../../lib/screen-lock';

/** Alt and L lock the screen from anywhere, also from a field that is being typed into. */
export function useLockKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Where Alt makes a key write something else, its place on the keyboard says which it was.
      const isL = event.key.toLowerCase() === 'l' || event.code === 'KeyL';
      if (!isL || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      lockScreen();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
