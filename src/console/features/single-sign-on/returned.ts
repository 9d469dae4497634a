/** What an identity provider sent the browser back with. */
export interface Returned {
  readonly state: string;
  readonly code?: string;
  readonly iss?: string;
  readonly error?: string;
}

const PURPOSES = ['sign-in', 'confirmation', 'link', 'test'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What the way was for: the state begins with it. */
export function purposeOf({ state }: Returned): Purpose {
  return PURPOSES.find((purpose) => state.startsWith(`${purpose}.`)) ?? 'sign-in';
}

/** Reads it off the address and takes it away from there: a code is nobody's to copy or go back to. */
export function takeReturned(): Returned {
  const { search, pathname } = window.location;
  const returned = readReturned(search);
  window.history.replaceState(window.history.state, '', pathname);
  return returned;
}

export function readReturned(search: string): Returned {
  const sent = new URLSearchParams(search);
  const present = ['code', 'iss', 'error'].flatMap((name) => {
    const value = sent.get(name);
    return value === null ? [] : [[name, value]];
  });
  const rest = Object.fromEntries(present) as Omit<Returned, 'state'>;
  return { state: sent.get('state') ?? 'none', ...rest };
}
