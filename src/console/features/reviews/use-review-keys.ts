import { useEffect, useEffectEvent } from 'react';
import { isCovered, pressOf } from '../footage/player/use-player-keys';
import { chooseByDigit, move } from './form-model';
import { reviewCommand, type ReviewCommand } from './review-keys';
import type { ReviewForm } from './use-form';

interface ReviewActions {
  readonly form: ReviewForm;
  readonly sign: () => void;
  readonly showKeys: () => void;
}

/** Sends the form's keys to it from anywhere on the page. */
export function useReviewKeys({ form, sign, showKeys }: ReviewActions, areKeysOn: boolean): void {
  const run = (command: ReviewCommand) => {
    switch (command.do) {
      case 'answer':
        form.change((all, state) => chooseByDigit(all, state, command.digit));
        break;
      case 'move':
        form.change((all, state) => move(all, state, state.focused + command.by));
        break;
      case 'sign':
        sign();
        break;
      case 'show-keys':
        showKeys();
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = isCovered() ? null : reviewCommand(pressOf(event), areKeysOn);
    if (command === null) return;
    event.preventDefault();
    run(command);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
