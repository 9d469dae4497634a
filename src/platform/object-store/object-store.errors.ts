export type ObjectStoreErrorCode =
  /** The key is not one of ours: empty, too long, or with a segment that could leave its folder. */
  | 'bad-key'
  /** Other bytes already lie under this key. */
  | 'exists'
  | 'missing'
  | 'bad-range'
  /** The bytes are not those that the caller announced. */
  | 'wrong-digest'
  /** What the store holds after a write is not what was written. */
  | 'damaged'
  | 'out-of-space';

/** A refusal of the store itself. Outages of the network or the disk stay what they are. */
export class ObjectStoreError extends Error {
  constructor(
    readonly code: ObjectStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ObjectStoreError';
  }
}
