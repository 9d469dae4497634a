import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as send, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { type AllowedHost, entriesFor, mayStandAt } from './allowed-hosts.js';

const DEADLINE_MS = 10_000;
/** Key sets and tokens have a few kilobytes; whoever sends more wants our memory. */
const LARGEST_BYTES = 1024 * 1024;

export interface GuardedRequest {
  readonly method?: string | undefined;
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

export type GuardedFetch = (url: string | URL, request?: GuardedRequest) => Promise<Response>;

/** The address may not be asked; nothing was sent. */
export class HostNotAllowed extends Error {
  override readonly name = 'HostNotAllowed';

  constructor(
    /** Host and port as they were to be asked. */
    readonly host: string,
  ) {
    super(`${host} is not among the hosts that may be asked, or stands in another network`);
  }
}

/**
 * Like `fetch`, but only with TLS to hosts of the list, at addresses where they may stand, and without
 * following anybody elsewhere. The address that is checked is the one that is connected to, so a
 * name that changes between the two gains nothing.
 */
export function guardedFetch(hosts: readonly AllowedHost[]): GuardedFetch {
  return async (to, { method = 'GET', headers = {}, body } = {}) => {
    const url = new URL(to);
    const address = await addressOf(hosts, url);
    const options: RequestOptions = {
      host: address,
      port: url.port === '' ? 443 : Number(url.port),
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...Object.fromEntries(new Headers(headers)), host: url.host },
      signal: AbortSignal.timeout(DEADLINE_MS),
      // Certificates are checked against the name, not against the address behind it.
      ...(isIP(bare(url)) === 0 ? { servername: url.hostname } : {}),
    };
    return answerTo(options, textOf(body));
  };
}

async function addressOf(hosts: readonly AllowedHost[], url: URL): Promise<string> {
  const entries = entriesFor(hosts, url);
  if (entries.length === 0) throw new HostNotAllowed(url.host);
  const [found] = await lookup(bare(url), { all: true });
  if (found === undefined || !mayStandAt(entries, found.address))
    throw new HostNotAllowed(url.host);
  return found.address;
}

function bare(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Only text and forms are sent');
}

function answerTo(options: RequestOptions, body: string | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = send(options, (answer) => {
      collect(answer).then(resolve, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function collect(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BYTES) throw new Error(`The answer is larger than ${LARGEST_BYTES} bytes`);
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const status = answer.statusCode ?? 500;
  const hasNoBody = status === 204 || status === 205 || status === 304;
  return new Response(hasNoBody ? null : Buffer.concat(parts), { status, headers });
}
