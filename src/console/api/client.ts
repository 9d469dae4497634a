import createClient from 'openapi-fetch';
import { confirmedFetch } from '../lib/confirmed-fetch';
import { problemFrom, unreachable } from '../lib/problem';
import type { paths } from './schema';

/** The HTTP API, typed by docs/openapi.json. The session rides in a cookie that scripts cannot see. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  fetch: confirmedFetch,
});

interface Reply<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a good answer.
 * @throws Problem for every other answer, and when none came
 */
export async function answerOf<T>(call: Promise<Reply<T>>): Promise<NonNullable<T>> {
  const reply = await reached(call);
  if (!reply.response.ok) throw problemFrom(reply.response.status, reply.error);
  if (reply.data === undefined || reply.data === null)
    throw problemFrom(reply.response.status, null);
  return reply.data;
}

/**
 * Waits for an answer that has no body.
 * @throws Problem as above
 */
export async function doneBy(call: Promise<Reply<unknown>>): Promise<void> {
  const reply = await reached(call);
  if (!reply.response.ok) throw problemFrom(reply.response.status, reply.error);
}

async function reached<T>(call: Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await call;
  } catch {
    throw unreachable();
  }
}
