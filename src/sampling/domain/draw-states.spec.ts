import { DRAW_STATES, type DrawStep, stateAfter } from './draw-states.js';

const steps: DrawStep[] = ['freeze', 'seed', 'execute', 'void'];

function outcome(step: DrawStep, state: (typeof DRAW_STATES)[number]): string {
  try {
    return stateAfter(step, state);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('The steps of a draw', () => {
  it('can be taken in one order only, once each', () => {
    const table = Object.fromEntries(
      DRAW_STATES.map((state) => [state, steps.map((step) => outcome(step, state))]),
    );
    const no = 'draw.wrong-state';
    expect(table).toEqual({
      declared: ['frozen', 'draw.not-frozen', no, 'void'],
      frozen: [no, 'seeded', no, 'void'],
      seeded: [no, 'draw.seed-exists', 'executed', no],
      executed: [no, 'draw.seed-exists', no, no],
      void: [no, no, no, no],
    });
  });
});
