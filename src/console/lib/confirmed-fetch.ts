/** What the server answers where the last proof of who one is was too long ago. */
const AGAIN = 'identity.sign-in-again';

type Ask = () => Promise<boolean>;

let ask: Ask = () => Promise.resolve(false);
let asking: Promise<boolean> | null = null;

/** Says who asks the person to prove anew who they are; returns how to take that back. */
export function confirmBy(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = () => Promise.resolve(false);
  };
}

/**
 * Fetches as the browser does. Where the server first wants to know who is at the screen, the
 * person is asked, and what was to be done is done then: nothing typed is lost.
 */
export async function confirmedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  if (response.status !== 401 || !(await wantsConfirmation(response.clone()))) return response;
  // Several requests of one page wait for the same answer.
  asking ??= ask().finally(() => (asking = null));
  return (await asking) ? fetch(again) : response;
}

async function wantsConfirmation(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body && body.code === AGAIN;
}
