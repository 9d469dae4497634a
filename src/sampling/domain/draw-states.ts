import { drawRefusals } from './draw.errors.js';

export const DRAW_STATES = ['declared', 'frozen', 'seeded', 'executed', 'void'] as const;
export type DrawState = (typeof DRAW_STATES)[number];

/**
 * What can be done to a draw, from which states, and where it leads. A draw whose seed is known
 * cannot be made void: whoever dislikes a sample would otherwise throw again.
 */
const STEPS = {
  freeze: { from: ['declared'], to: 'frozen' },
  seed: { from: ['frozen'], to: 'seeded' },
  execute: { from: ['seeded'], to: 'executed' },
  void: { from: ['declared', 'frozen'], to: 'void' },
} as const satisfies Record<string, { from: readonly DrawState[]; to: DrawState }>;

export type DrawStep = keyof typeof STEPS;

/**
 * The state after a step.
 * @throws DomainError `draw.wrong-state`; for a seed `draw.not-frozen` or `draw.seed-exists`
 */
export function stateAfter(step: DrawStep, state: DrawState): DrawState {
  const { from, to } = STEPS[step];
  if (from.some((allowed) => allowed === state)) return to;
  if (step === 'seed' && state === 'declared') throw drawRefusals.refuse('not-frozen', { state });
  if (step === 'seed' && state !== 'void') throw drawRefusals.refuse('seed-exists', { state });
  throw drawRefusals.refuse('wrong-state', { state, step });
}
