import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Kept {
  readonly bytes: Buffer;
  /** Headers that come back with the object: its metadata and its lock. */
  readonly metadata: Readonly<Record<string, string>>;
}

interface Asked {
  readonly method: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Reply {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string | number>>;
}

/** Ways in which real stores have been seen to say one thing and do another. */
export interface Misbehaviour {
  /** Acknowledges a write and keeps only half of it. */
  readonly losesBytes?: boolean;
  /** Takes If-None-Match for nothing, as Ceph 16 does. */
  readonly ignoresConditions?: boolean;
  /** Takes the lock of an object for nothing, as clones of S3 have done after a restart. */
  readonly losesLocks?: boolean;
}

/** What becomes of one request: served, refused, never answered, or served without an answer. */
export type Fate = 'served' | 'served-twice' | 'error' | 'slow-down' | 'silence' | 'answer-lost';

export interface FakeOptions extends Misbehaviour {
  /** Whether its buckets have Object Lock. */
  readonly locks?: boolean;
}

/** Small, so that every listing of the tests takes several pages. */
const KEYS_ON_A_PAGE = 2;

/**
 * As much of the S3 protocol as our driver speaks, in memory, with the strictness that breaks
 * careless clients: a body without a length is refused with 411, as Ceph 16 refuses it. It checks
 * no signature; a real store does that.
 */
export class S3Fake {
  private readonly objects = new Map<string, Kept>();
  private readonly multiparts = new Map<string, { first: Asked; parts: Map<number, Buffer> }>();
  private readonly server: Server;
  /** Decides on every request; to be set while it runs. */
  fate: (method: string, key: string) => Fate = () => 'served';

  private constructor(private readonly misbehaviour: FakeOptions) {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(misbehaviour: FakeOptions = {}): Promise<S3Fake> {
    const fake = new S3Fake(misbehaviour);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Until when an object is locked; null where it is not. */
  lockOf(key: string): string | null {
    return this.objects.get(key)?.metadata['x-amz-object-lock-retain-until-date'] ?? null;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '/', 'http://fake');
    const key = url.pathname.split('/').slice(2).map(decodeURIComponent).join('/');
    const body = await buffer(request);
    const asked = { method, key, query: url.searchParams, headers, body };
    const fate = this.fate(method, key);
    if (fate === 'silence') return;
    const served = fate.startsWith('served') || fate === 'answer-lost';
    if (fate === 'served-twice') this.answer(asked);
    const reply = served ? this.answer(asked) : REFUSED[fate as keyof typeof REFUSED];
    if (fate === 'answer-lost') return void request.socket.destroy();
    response.writeHead(reply.status, reply.headers);
    response.end(method === 'HEAD' ? undefined : reply.body);
  }

  private answer(asked: Asked): Reply {
    const { method, key, query } = asked;
    if (key === '' && query.has('object-lock')) return this.lockConfiguration();
    if (key === '') return { status: 200, body: method === 'GET' ? this.listing(query) : '' };
    if (method === 'POST' || query.has('uploadId')) return this.multipart(asked);
    if (method === 'PUT') return this.put(asked, asked, asked.body);
    if (method !== 'DELETE') return this.read(asked);
    this.objects.delete(key);
    return { status: 204 };
  }

  private put(asked: Asked, described: Asked, bytes: Buffer): Reply {
    const { key, headers } = asked;
    if (headers['content-length'] === undefined) return refusal(411, 'MissingContentLength');
    const { losesBytes = false, ignoresConditions = false } = this.misbehaviour;
    const wantsLock = described.headers['x-amz-object-lock-mode'] !== undefined;
    if (wantsLock && this.misbehaviour.locks !== true) return refusal(400, 'InvalidRequest');
    if (wantsLock && headers['content-md5'] === undefined) return refusal(400, 'InvalidRequest');
    const isTaken = headers['if-none-match'] === '*' && this.objects.has(key);
    if (isTaken && !ignoresConditions) return refusal(412, 'PreconditionFailed');
    const kept = losesBytes ? bytes.subarray(0, bytes.length / 2) : bytes;
    this.objects.set(key, { bytes: kept, metadata: this.metadataOf(described) });
    return { status: 200, headers: { ETag: etag(bytes) } };
  }

  private lockConfiguration(): Reply {
    if (this.misbehaviour.locks !== true) return refusal(404, 'NoSuchObjectLockConfiguration');
    const tag = 'ObjectLockConfiguration';
    const enabled = '<ObjectLockEnabled>Enabled</ObjectLockEnabled>';
    return { status: 200, body: `<${tag}>${enabled}</${tag}>` };
  }

  private multipart(asked: Asked): Reply {
    const { method, query, body } = asked;
    if (query.has('uploads')) {
      const id = randomUUID();
      this.multiparts.set(id, { first: asked, parts: new Map() });
      const tag = 'InitiateMultipartUploadResult';
      return { status: 200, body: `<${tag}><UploadId>${id}</UploadId></${tag}>` };
    }
    const upload = this.multiparts.get(query.get('uploadId') ?? '');
    if (!upload) return refusal(404, 'NoSuchUpload');
    if (method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { ETag: etag(body) } };
    }
    if (method === 'DELETE') return { status: 204 };
    const inOrder = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    const reply = this.put(asked, upload.first, Buffer.concat(inOrder));
    const tag = 'CompleteMultipartUploadResult';
    return reply.status === 200 ? { ...reply, body: `<${tag}><ETag>"x"</ETag></${tag}>` } : reply;
  }

  private metadataOf({ headers }: Asked): Record<string, string> {
    const kept = ['x-amz-meta-'];
    if (this.misbehaviour.losesLocks !== true) kept.push('x-amz-object-lock-');
    const own = Object.entries(headers).filter(([name]) => kept.some((p) => name.startsWith(p)));
    return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
  }

  private read({ key, headers }: Asked): Reply {
    const kept = this.objects.get(key);
    if (!kept) return refusal(404, 'NoSuchKey');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    const isPart = first !== undefined;
    const body = isPart ? kept.bytes.subarray(Number(first), Number(last) + 1) : kept.bytes;
    const described = { ...kept.metadata, 'Content-Length': body.length, ETag: etag(kept.bytes) };
    return { status: isPart ? 206 : 200, body, headers: described };
  }

  private listing(query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(prefix) && key > after)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const page = keys.slice(0, KEYS_ON_A_PAGE);
    const contents = page.map((key) => {
      const size = this.objects.get(key)?.bytes.length ?? 0;
      return `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>`;
    });
    const next = keys.length > page.length ? page.at(-1) : undefined;
    const token = next && `<NextContinuationToken>${next}</NextContinuationToken>`;
    return `<ListBucketResult>${contents.join('')}${token ?? ''}</ListBucketResult>`;
  }
}

const REFUSED = {
  error: refusal(500, 'InternalError'),
  'slow-down': refusal(503, 'SlowDown'),
};

function etag(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function refusal(status: number, code: string): Reply {
  return { status, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
}
