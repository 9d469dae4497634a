/** Acts on the trail itself that nobody may do alone. */
export const TWO_PERSON_ACTS = ['expunction', 'pruning'] as const;
export type TwoPersonAct = (typeof TWO_PERSON_ACTS)[number];

export const REQUEST_STATES = ['requested', 'approved', 'withdrawn', 'done'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What one person asked for and another decides upon. */
export interface TwoPersonRequest {
  readonly id: string;
  readonly act: TwoPersonAct;
  readonly state: RequestState;
  /** `person:<id>` */
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** Who approved or withdrew it, the system where a right was lost since; null while it waits. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Number of the entry of the approval: the act waits until a checkpoint covers it. */
  readonly approvalEntryId: string | null;
  readonly doneAt: Date | null;
}

export type Decision = 'approve' | 'withdraw';

/** Why a decision is not this person's to make now, or null if it is. */
export type Objection = 'already-decided' | 'same-person';

/**
 * Approving needs a second person; taking a request back needs none, since nothing is lost by it.
 * @param actor `person:<id>`
 */
export function objectionTo(
  decision: Decision,
  { state, requestedBy }: Pick<TwoPersonRequest, 'state' | 'requestedBy'>,
  actor: string,
): Objection | null {
  if (state !== 'requested') return 'already-decided';
  return decision === 'approve' && requestedBy === actor ? 'same-person' : null;
}
