/** What a person needs to know when something was refused or went wrong (RFC 9457 on the wire). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 when no answer came at all. */
    readonly status: number,
    readonly code: string,
    /** What is wrong, one sentence. */
    readonly says: string,
    /** What would help. */
    readonly mend: string | null,
    /** The request's name: finds the same event in the server's log. */
    readonly requestId: string | null,
    /** What the server adds, by name. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(says);
  }
}

function text(body: Record<string, unknown>, key: string): string | null {
  const value = body[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function factsOf({ facts }: Record<string, unknown>): Record<string, unknown> {
  return typeof facts === 'object' && facts !== null ? { ...facts } : {};
}

/** Reads a problem document; anything else that failed becomes a plain sentence. */
export function problemFrom(status: number, body: unknown): Problem {
  const fields: Record<string, unknown> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  return new Problem(
    status,
    text(fields, 'code') ?? 'unknown',
    text(fields, 'detail') ??
      text(fields, 'title') ??
      'The server answered in a way we did not expect.',
    text(fields, 'mend'),
    text(fields, 'requestId'),
    factsOf(fields),
  );
}

/** No answer came: the network or the server is away. */
export function unreachable(): Problem {
  return new Problem(
    0,
    'unreachable',
    'The server does not answer.',
    'Check the network. What you had typed is still here; try again in a moment.',
    null,
  );
}

/** Any thrown thing as a problem to show. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(
    0,
    'defect',
    'This screen ran into a mistake of ours.',
    'Reload the page.',
    null,
  );
}
