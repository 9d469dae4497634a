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

/** Makes a forgotten case of a union a compile error, and loud if data gets past the compiler. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`Unexpected case: ${JSON.stringify(value)}`);
}
