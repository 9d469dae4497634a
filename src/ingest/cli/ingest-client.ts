import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const TUS = { 'Tus-Resumable': '1.0.0' };
/** What the server has confirmed is safe; a broken line costs at most one of these. */
const PATCH_BYTES = 64 * 1024 * 1024;
const ATTEMPTS = 5;

const announcedSchema = z.object({
  clipId: z.string(),
  state: z.string(),
  wantsBytes: z.boolean(),
  uploadUrl: z.string(),
  resumeUrl: z.string().nullable(),
});
export type Announced = z.infer<typeof announcedSchema>;

export interface FileToSend {
  readonly path: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What the server answered instead of what was asked for, in its own words. */
export class ServerRefusal extends Error {}

/** A network error or a server in trouble: worth another try. */
class Outage extends Error {}

/** Speaks to a Plumbline server as a dock does: announces clips, sends bytes by tus. */
export class IngestClient {
  constructor(
    private readonly url: string,
    /** The credential of an API client. */
    private readonly apiKey: string,
  ) {}

  async announce(metadata: object): Promise<Announced> {
    const body = JSON.stringify(metadata);
    const answer = await this.ask('POST', '/api/v1/clips', { body }, JSON_BODY);
    return announcedSchema.parse(await answer.json());
  }

  /** Sends a file, going on where an earlier run or a broken line left off. */
  async send(
    file: FileToSend,
    announced: Announced,
    onProgress: (sentBytes: number) => void,
  ): Promise<void> {
    let location = announced.resumeUrl;
    for (let attempt = 1; ; attempt += 1) {
      try {
        location ??= await this.create(file, announced);
        await this.sendFrom(await this.offsetOf(location), location, file, onProgress);
        return;
      } catch (error) {
        if (!(error instanceof Outage) || attempt === ATTEMPTS) throw error;
        await pause(500 * 2 ** attempt);
      }
    }
  }

  private async create(file: FileToSend, { clipId, uploadUrl }: Announced): Promise<string> {
    const { fileName, sha256, sizeBytes } = file;
    const metadata = Object.entries({ clipId, fileName, sha256 })
      .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    const headers = { ...TUS, 'Upload-Length': String(sizeBytes), 'Upload-Metadata': metadata };
    const answer = await this.ask('POST', uploadUrl, {}, headers);
    return answer.headers.get('location') ?? fail('The server gave the upload no address.');
  }

  private async offsetOf(location: string): Promise<number> {
    const answer = await this.ask('HEAD', location, {}, TUS);
    return Number(answer.headers.get('upload-offset'));
  }

  private async sendFrom(
    from: number,
    location: string,
    { path, sizeBytes }: FileToSend,
    onProgress: (sentBytes: number) => void,
  ): Promise<void> {
    onProgress(from);
    for (let offset = from; offset < sizeBytes;) {
      const end = Math.min(offset + PATCH_BYTES, sizeBytes) - 1;
      const bytes = createReadStream(path, { start: offset, end, highWaterMark: 1024 * 1024 });
      let sent = offset;
      bytes.on('data', (chunk) => onProgress((sent += chunk.length)));
      const body = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
      const headers = {
        ...TUS,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
      };
      const answer = await this.ask('PATCH', location, { body, duplex: 'half' }, headers);
      offset = Number(answer.headers.get('upload-offset'));
    }
  }

  private async ask(
    method: string,
    path: string,
    body: Pick<RequestInit, 'body' | 'duplex'>,
    headers: Record<string, string>,
    patience = ATTEMPTS,
  ): Promise<Response> {
    const request = {
      method,
      redirect: 'error',
      ...body,
      headers: { ...headers, Authorization: `Bearer ${this.apiKey}` },
    };
    const answer = await fetch(new URL(path, this.url), request as RequestInit).catch(
      (error: unknown) => {
        throw new Outage(`${this.url} does not answer.`, { cause: error });
      },
    );
    if (answer.ok) return answer;
    // A stream has been read already: whoever sends it goes on from where the server is.
    if (answer.status === 429 && patience > 0 && !(body.body instanceof ReadableStream)) {
      await pause(1000 * Number(answer.headers.get('retry-after') ?? 1));
      return this.ask(method, path, body, headers, patience - 1);
    }
    const said = await answer.text();
    // 409 and 423: somebody else, perhaps our own lost connection, still holds the upload.
    const isWorthAnotherTry = answer.status >= 500 || [409, 423, 429].includes(answer.status);
    const words = inWords(said) ?? `${answer.status} ${answer.statusText}`;
    throw isWorthAnotherTry && method !== 'POST' ? new Outage(words) : new ServerRefusal(words);
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' };

const problemSchema = z.object({ detail: z.string(), mend: z.string().optional() });

function inWords(body: string): string | null {
  try {
    const { detail, mend } = problemSchema.parse(JSON.parse(body));
    return mend === undefined ? detail : `${detail} ${mend}`;
  } catch {
    return null;
  }
}

function fail(message: string): never {
  throw new ServerRefusal(message);
}
