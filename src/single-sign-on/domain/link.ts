/** By whom a link was made, and who agreed. */
export interface LinkMakers {
  readonly personId: string;
  readonly linkedBy: string;
  readonly approvedBy: string | null;
}

/**
 * Whether a link opens the account: people link themselves alone, since they are in already; whoever
 * links somebody else needs a second person.
 */
export function stands({ personId, linkedBy, approvedBy }: LinkMakers): boolean {
  return linkedBy === personId || approvedBy !== null;
}
