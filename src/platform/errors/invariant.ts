/** A defect of ours, never of the person's input. Loud, and answered with 500. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/**
 * States what must hold if the code is right.
 * @throws InvariantViolation
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantViolation(message);
}
