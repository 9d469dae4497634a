import type { IncomingMessage } from 'node:http';
import { rosterRefusals } from '../domain/roster.errors.js';
import { MOST_BYTES } from '../domain/roster-file.js';

/**
 * The bytes of a table that is sent as it is; what is too long is not read to its end.
 * @throws DomainError `roster.not-csv`, `roster.file-too-large`
 */
export async function tableOf(request: IncomingMessage): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!/^text\/(csv|plain)\b/i.test(type)) throw rosterRefusals.refuse('not-csv');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > MOST_BYTES) throw rosterRefusals.refuse('file-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
