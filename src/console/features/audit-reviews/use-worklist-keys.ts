import { useEffect, useEffectEvent } from 'react';
import { usePreference } from '../../lib/preferences';
import { isCovered, pressOf } from '../footage/player/use-player-keys';
import type { WorklistState } from './use-worklist';
import { worklistCommand } from './worklist-model';

interface Elsewhere {
  readonly sign: () => void;
  readonly showKeys: () => void;
}

/** Sends the worklist's keys to it from anywhere on the page. */
export function useWorklistKeys(worklist: WorklistState, { sign, showKeys }: Elsewhere): void {
  const [areKeysOn] = usePreference('review.shortcuts', true);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = isCovered() ? null : worklistCommand(pressOf(event), areKeysOn);
    if (command === null) return;
    if (command.do === 'sign' && worklist.review.state !== 'due') return;
    event.preventDefault();
    if (command.do === 'mark') worklist.mark(command.mark);
    else if (command.do === 'move') worklist.move(command.by);
    else if (command.do === 'sign') sign();
    else showKeys();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
