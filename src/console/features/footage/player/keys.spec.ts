import { playerCommand, type Focus } from './keys';

function pressing(key: string, focus: Focus = 'page', over = {}) {
  return playerCommand({ key, shift: false, modified: false, focus, ...over });
}

describe('the player’s keys', () => {
  it('follow the edit suite', () => {
    expect(pressing('l')).toEqual({ do: 'transport', action: 'on' });
    expect(pressing('J')).toEqual({ do: 'transport', action: 'back' });
    expect(pressing(' ')).toEqual({ do: 'transport', action: 'toggle' });
    expect(pressing('.')).toEqual({ do: 'frame', by: 1 });
    expect(pressing('ArrowLeft')).toEqual({ do: 'jump', byMs: -5_000 });
    expect(pressing('ArrowRight', 'page', { shift: true })).toEqual({ do: 'jump', byMs: 10_000 });
  });

  it('leave typing alone', () => {
    for (const key of ['j', ' ', 'ArrowLeft', '.', '[']) expect(pressing(key, 'typing')).toBeNull();
  });

  it('leave Space to the button that has the focus, and arrows to the slider', () => {
    expect(pressing(' ', 'operating')).toBeNull();
    expect(pressing('k', 'operating')).toEqual({ do: 'transport', action: 'stop' });
    expect(pressing('ArrowLeft', 'adjusting')).toBeNull();
  });

  it('leave the browser its own combinations', () => {
    expect(pressing('l', 'page', { modified: true })).toBeNull();
  });
});
