import { InvariantViolation } from './invariant.js';

/** Why an act is refused, in the terms that decide the answer's status. */
export const REFUSAL_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'gone',
  'too-large',
  'unsupported',
  'unprocessable',
  'too-many',
  'unavailable',
  'out-of-space',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** What is wrong, as one sentence for the person who asked. */
  readonly says: string;
  /** What would help. */
  readonly mend?: string;
}

export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

/** An expected refusal: correct code answering an act that may not happen. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    /** `<feature>.<reason>`, stable, documented, part of the API. */
    readonly code: string,
    readonly refusal: Refusal,
    readonly facts: RefusalFacts = {},
  ) {
    super(refusal.says);
  }
}

const catalogue = new Map<string, Refusal>();

/** Every refusal that the loaded features can answer with, by code. */
export function refusalCatalogue(): ReadonlyMap<string, Refusal> {
  return catalogue;
}

export interface Refusals<Reason extends string> {
  /** Makes the error to throw; facts are shown to the person, so nothing secret belongs in them. */
  refuse(reason: Reason, facts?: RefusalFacts): DomainError;
  /** Whether an error is this refusal of this feature. */
  is(error: unknown, reason: Reason): boolean;
}

/** Declares the closed list of a feature's refusals. */
export function defineRefusals<const Reason extends string>(
  feature: string,
  reasons: Readonly<Record<Reason, Refusal>>,
): Refusals<Reason> {
  for (const [reason, refusal] of Object.entries<Refusal>(reasons)) {
    const code = `${feature}.${reason}`;
    if (catalogue.has(code)) throw new InvariantViolation(`Refusal ${code} is declared twice`);
    catalogue.set(code, refusal);
  }
  return {
    refuse: (reason, facts) => new DomainError(`${feature}.${reason}`, reasons[reason], facts),
    is: (error, reason) => error instanceof DomainError && error.code === `${feature}.${reason}`,
  };
}
