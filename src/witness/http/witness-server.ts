import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { addCheckpoint } from '../commands/add-checkpoint.js';
import type { WatchedLogs } from '../domain/watched-logs.js';
import type { WitnessDirectory } from '../persistence/witness-directory.js';

/** Sixteen signatures of the longest kind in use, and 63 lines of proof. */
const LONGEST_BODY_BYTES = 128 * 1024;
const REQUEST_MS = 15_000;
const MOST_CONNECTIONS = 256;
const TEXT = 'text/plain; charset=utf-8';

export interface Witness {
  readonly directory: WitnessDirectory;
  readonly logs: WatchedLogs;
  /** For the operator: what nobody outside is told. */
  readonly complain: (line: string) => void;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

/** The HTTP side of a witness, c2sp.org/tlog-witness, with one prefix for writing and reading. */
export function witnessServer(witness: Witness): Server {
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    answer(witness, request).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        witness.complain(error instanceof Error ? error.message : String(error));
        send(response, { status: 500, text: 'The witness is not able to answer.\n' });
      },
    );
  });
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Reply> {
  const { method, url = '/' } = request;
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(url) ?? [];
  if (url === '/add-checkpoint') {
    if (method !== 'POST') return { status: 405, text: 'Checkpoints are sent by POST.\n' };
    const body = await bodyOf(request);
    return body === null ? { status: 413, text: 'That is too long.\n' } : added(witness, body);
  }
  if (method !== 'GET') return { status: 405, text: 'This is read by GET.\n' };
  if (url === '/') return { status: 200, text: aboutText(witness) };
  const newest = originHash === undefined ? null : witness.directory.last(originHash);
  return newest === null
    ? { status: 404, text: 'There is nothing here.\n' }
    : { status: 200, text: newest.note };
}

function added(witness: Witness, body: Buffer): Reply {
  const answered = addCheckpoint(body, witness, Math.floor(Date.now() / 1000));
  if (answered.status === 200) return { status: 200, text: answered.cosignature };
  if (answered.status === 409) {
    return { status: 409, text: `${answered.size}\n`, type: 'text/x.tlog.size' };
  }
  return { status: answered.status, text: `${answered.says}\n` };
}

/** The whole body, or null if it is longer than any that is answered. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function aboutText({ directory, logs }: Witness): string {
  return `A witness of transparency logs (c2sp.org/tlog-witness)\n\n${directory.key.vkey}\n\nIt watches:\n${logs.origins.map((origin) => `${origin}\n`).join('')}`;
}

function send(response: ServerResponse, { status, text, type = TEXT }: Reply): void {
  // After a body that was not read to its end nothing more can be understood on this connection.
  if (status === 413) response.setHeader('Connection', 'close');
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(text);
}
