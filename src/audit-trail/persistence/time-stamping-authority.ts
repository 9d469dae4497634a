const PATIENCE_MS = 20_000;
const LONGEST_ANSWER_BYTES = 128 * 1024;

/**
 * Sends a TimeStampReq (RFC 3161, 3.4). No redirect is followed: the setting says whom we talk to.
 * @returns what came back, not yet believed
 * @throws Error with a sentence for the operator
 */
export async function askAuthority(url: string, request: Buffer): Promise<Buffer> {
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(request),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { 'Content-Type': 'application/timestamp-query' },
  }).catch((cause: unknown) => {
    throw new Error('The time-stamping authority is out of reach.', { cause });
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`The time-stamping authority answers with status ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER_BYTES) throw new Error('The authority answers without end.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
