/** What somebody wants expunged: by entry, by what the entries are about, or both. */
export interface ExpunctionWish {
  /** Numbers of entries. */
  readonly entryIds: readonly string[];
  /** `clip:<id>` and the like: every entry about any of them. */
  readonly targets: readonly string[];
  /** Names of the values, such as `reason`; none means all. */
  readonly names: readonly string[];
}

/** Gathers names by event, so that each entry's loss is told in one entry. */
export function namesByEvent(
  removed: readonly { readonly eventId: string; readonly name: string }[],
): Map<string, string[]> {
  const byEvent = new Map<string, string[]>();
  for (const { eventId, name } of removed) {
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), name]);
  }
  return byEvent;
}
