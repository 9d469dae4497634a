import type { Focus } from '../footage/player/keys';
import { reviewCommand } from './review-keys';

const press = (key: string, focus: Focus = 'page', modified = false) => ({
  key,
  shift: false,
  modified,
  focus,
});

describe('the keys of the form', () => {
  it('answer by digit, move by arrow, sign by Enter', () => {
    expect(reviewCommand(press('2'), true)).toEqual({ do: 'answer', digit: 2 });
    expect(reviewCommand(press('ArrowDown'), true)).toEqual({ do: 'move', by: 1 });
    expect(reviewCommand(press('Enter'), true)).toEqual({ do: 'sign' });
    expect(reviewCommand(press('?'), true)).toEqual({ do: 'show-keys' });
  });

  it('leave a note its digits, but sign from it with Control', () => {
    expect(reviewCommand(press('2', 'typing'), true)).toBeNull();
    expect(reviewCommand(press('Enter', 'typing'), true)).toBeNull();
    expect(reviewCommand(press('Enter', 'typing', true), true)).toEqual({ do: 'sign' });
  });

  it('leave Enter to the button that has the focus, and arrows to the slider', () => {
    expect(reviewCommand(press('Enter', 'operating'), true)).toBeNull();
    expect(reviewCommand(press('ArrowUp', 'adjusting'), true)).toBeNull();
    expect(reviewCommand(press('1', 'operating'), true)).toEqual({ do: 'answer', digit: 1 });
  });

  it('can be switched off, all but Control and Enter', () => {
    for (const key of ['1', '?', 'Enter', 'ArrowDown']) {
      expect(reviewCommand(press(key), false)).toBeNull();
    }
    expect(reviewCommand(press('Enter', 'page', true), false)).toEqual({ do: 'sign' });
  });
});
