import type { LogKeys } from './keys.js';
import { TILE_WIDTH } from './merkle.js';
import type { Span } from './span.js';

const KIND = 'audit-trail.key-introduced';

/** Tells the keys of every entry that introduces one of them: by such an entry trust goes on. */
export function noteIntroductions({ n, bundle, places }: Span, keys: LogKeys): void {
  // Hardly any bundle has one, and reading every entry twice would cost as much as the rest.
  if (!bundle.includes(KIND)) return;
  for (const [at, { begin, end }] of places.entries()) {
    const vkey = introducedBy(bundle.toString('utf8', begin, end));
    if (vkey !== null) keys.introduced(vkey, n * TILE_WIDTH + at);
  }
}

function introducedBy(entry: string): string | null {
  try {
    const body = JSON.parse(entry) as { kind?: unknown; facts?: { vkey?: unknown } | null } | null;
    const vkey = body?.kind === KIND ? body.facts?.vkey : null;
    return typeof vkey === 'string' ? vkey : null;
  } catch {
    return null;
  }
}
