import { useEffect, useEffectEvent } from 'react';
import type { AccountDecision } from '../../api/types';
import { isCovered, pressOf } from '../footage/player/use-player-keys';

interface Worklist {
  readonly move: (by: 1 | -1) => void;
  readonly decide: (decision: AccountDecision) => void;
}

const DECISIONS: Readonly<Record<string, AccountDecision>> = {
  '1': 'keep',
  '2': 'change',
  '3': 'disable',
};

/** J and K go through the accounts, 1 to 3 decide. */
export function useAccountKeys({ move, decide }: Worklist): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, modified, focus } = pressOf(event);
    if (isCovered() || modified || focus === 'typing' || focus === 'adjusting') return;
    const decision = DECISIONS[key];
    if (decision !== undefined) decide(decision);
    else if (key === 'j' || key === 'ArrowDown') move(1);
    else if (key === 'k' || key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
