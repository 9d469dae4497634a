import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';

import { digestOfFile, digestOfStream, type Digest } from './digest.js';
import { makeDirectoryDurably } from './durable-files.js';
import { writeIncomingFile } from './incoming-file.js';
import { assertKeyPrefix, assertObjectKey } from './object-key.js';
import {
  contentKey,
  ObjectStore,
  type ByteRange,
  type ListedObject,
  type ObjectSource,
  type OpenedObject,
  type PutOptions,
  type StoredObject,
} from './object-store.js';
import { ObjectStoreError } from './object-store.errors.js';
import { assertRange } from './ranges.js';
import { DIGEST_METADATA, uploadToS3, type UploadBody } from './s3-upload.js';

interface Described {
  readonly sizeBytes: number;
  readonly sha256: string | undefined;
  readonly lockedUntil: Date | undefined;
}

/**
 * Objects in a bucket of any S3-compatible store.
 *
 * The digest is known before the first byte leaves, travels as metadata and is read back with the
 * size afterwards. Write-once is a HEAD before plus `If-None-Match` where the store honours it;
 * content-derived keys make the remaining race harmless, because both writers carry the same bytes.
 */
export class S3ObjectStore extends ObjectStore {
  /** As last asked; a bucket without locks refuses an object that wants one. */
  private locks: 'compliance' | 'none' | null = null;

  /** @param spoolFolder where streams wait, on this machine, until their digest is known */
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly spoolFolder: string,
  ) {
    super();
  }

  override async put(
    key: string,
    source: ObjectSource,
    options: PutOptions = {},
  ): Promise<StoredObject> {
    assertObjectKey(key);
    return this.withBody(source, options, (body) => this.keep(key, body, options));
  }

  override async putByContent(
    prefix: string,
    source: Buffer | { path: string },
    options: PutOptions = {},
  ): Promise<StoredObject> {
    assertObjectKey(prefix);
    return this.withBody(source, options, (body) =>
      this.keep(contentKey(prefix, body.sha256), body, options),
    );
  }

  override async replace(
    key: string,
    bytes: Buffer,
    options: Pick<PutOptions, 'mediaType' | 'signal'> = {},
  ): Promise<void> {
    assertObjectKey(key);
    const body = bodyOf(bytes);
    await uploadToS3(this.client, { bucket: this.bucket, key, once: false }, body, options);
    const found = await this.describe(key, options.signal);
    // Other bytes whole are another writer's, who came after us.
    if (found?.sha256 === undefined || found.sha256 === body.sha256) assertHeld(key, body, found);
  }

  /** A bucket has it from its creation or not at all; stores without it refuse the question. */
  override async locking(): Promise<'compliance' | 'none'> {
    const command = new GetObjectLockConfigurationCommand({ Bucket: this.bucket });
    try {
      const { ObjectLockConfiguration: lock } = await this.client.send(command);
      this.locks = lock?.ObjectLockEnabled === 'Enabled' ? 'compliance' : 'none';
    } catch (error) {
      if (!isAnswer(error, 400, 404, 405, 501)) throw error;
      this.locks = 'none';
    }
    return this.locks;
  }

  override async open(key: string, range?: ByteRange): Promise<OpenedObject> {
    const found = await this.head(key);
    if (!found) throw new ObjectStoreError('missing', `Nothing lies at ${key}.`);
    if (range) assertRange(found.sizeBytes, range);
    const answer = await this.client.send(
      new GetObjectCommand({
        Bucket: this.bucket,
        Key: key,
        Range: range ? `bytes=${range.first}-${range.last}` : undefined,
      }),
    );
    if (!(answer.Body instanceof Readable)) throw new Error(`The store sent no body for ${key}.`);
    return { stream: answer.Body, sizeBytes: found.sizeBytes };
  }

  override async head(key: string): Promise<{ sizeBytes: number } | null> {
    const found = await this.describe(key);
    return found && { sizeBytes: found.sizeBytes };
  }

  override async *list(prefix: string): AsyncIterable<ListedObject> {
    assertKeyPrefix(prefix);
    let continuation: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: prefix,
          ContinuationToken: continuation,
        }),
      );
      for (const item of page.Contents ?? []) {
        if (item.Key !== undefined) yield { key: item.Key, sizeBytes: item.Size ?? 0 };
      }
      continuation = page.NextContinuationToken;
    } while (continuation !== undefined);
  }

  override async remove(key: string): Promise<void> {
    assertObjectKey(key);
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  override async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
  }

  private async keep(key: string, body: UploadBody, options: PutOptions): Promise<StoredObject> {
    const stored = (found: Described) => {
      const { sizeBytes, sha256 } = body;
      const lock = found.lockedUntil === undefined ? {} : { lockedUntil: found.lockedUntil };
      return { key, sizeBytes, sha256, ...lock };
    };
    const earlier = await this.heldTheSame(key, body, options.signal);
    if (earlier !== null) return stored(earlier);
    const { lockedUntil, ...unlocked } = options;
    const canLock =
      lockedUntil !== undefined && (this.locks ?? (await this.locking())) === 'compliance';
    const wanted = canLock ? options : unlocked;
    try {
      await uploadToS3(this.client, { bucket: this.bucket, key, once: true }, body, wanted);
    } catch (error) {
      if (!isAnswer(error, 409, 412)) throw error;
      // Somebody else was faster; the same bytes are as good as ours.
      const other = await this.heldTheSame(key, body, options.signal);
      if (other === null) throw error;
      return stored(other);
    }
    const found = await this.describe(key, options.signal);
    assertHeld(key, body, found);
    return stored(found);
  }

  /** What the key holds if it is these bytes, null if it is free; refuses if it holds others. */
  private async heldTheSame(
    key: string,
    body: Digest,
    signal?: AbortSignal,
  ): Promise<Described | null> {
    const found = await this.describe(key, signal);
    if (!found) return null;
    const held = found.sha256 ?? (await digestOfStream((await this.open(key)).stream)).sha256;
    if (held === body.sha256 && found.sizeBytes === body.sizeBytes) return found;
    throw new ObjectStoreError('exists', `Other bytes already lie at ${key}.`);
  }

  private async describe(key: string, signal?: AbortSignal): Promise<Described | null> {
    assertObjectKey(key);
    try {
      const answer = await this.client.send(
        new HeadObjectCommand({ Bucket: this.bucket, Key: key }),
        { abortSignal: signal },
      );
      const isLocked = answer.ObjectLockMode === 'COMPLIANCE';
      return {
        sizeBytes: answer.ContentLength ?? 0,
        sha256: answer.Metadata?.[DIGEST_METADATA],
        lockedUntil: isLocked ? answer.ObjectLockRetainUntilDate : undefined,
      };
    } catch (error) {
      if (isAnswer(error, 404)) return null;
      throw error;
    }
  }

  private async withBody<T>(
    source: ObjectSource,
    options: PutOptions,
    work: (body: UploadBody) => Promise<T>,
  ): Promise<T> {
    if (Buffer.isBuffer(source)) {
      const body = bodyOf(source);
      assertDigest(body, options);
      return work(body);
    }
    if ('path' in source && !(source instanceof Readable)) {
      const digest = await digestOfFile(source.path, options.signal);
      assertDigest(digest, options);
      return work({ path: source.path, ...digest });
    }
    await makeDirectoryDurably(this.spoolFolder);
    const spooled = await writeIncomingFile(this.spoolFolder, source, options.signal);
    try {
      assertDigest(spooled, options);
      return await work(spooled);
    } finally {
      await rm(spooled.path, { force: true });
    }
  }
}

function bodyOf(bytes: Buffer): UploadBody {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sizeBytes: bytes.length, sha256 };
}

function assertHeld(
  key: string,
  body: Digest,
  found: Described | null,
): asserts found is Described {
  if (found?.sizeBytes === body.sizeBytes && found.sha256 === body.sha256) return;
  throw new ObjectStoreError('damaged', `The store acknowledged ${key} but holds something else.`);
}

function assertDigest(digest: Digest, options: PutOptions): void {
  if (options.sha256 !== undefined && options.sha256 !== digest.sha256) {
    throw new ObjectStoreError(
      'wrong-digest',
      `Announced ${options.sha256}, received ${digest.sha256}.`,
    );
  }
}

function isAnswer(error: unknown, ...statuses: number[]): boolean {
  return (
    error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0)
  );
}
