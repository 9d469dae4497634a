import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

import { digestOfFile, digestOfStream, READ_CHUNK_BYTES, type Digest } from './digest.js';
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

const SMALLEST_PART_BYTES = 16 * 1024 * 1024;
const MOST_PARTS = 9_000; // the protocol ends at 10,000
const DIGEST_METADATA = 'sha256';

interface LocalFile extends Digest {
  path: string;
}

/**
 * Objects in a bucket of any S3-compatible store.
 *
 * The digest is known before the first byte leaves, travels as metadata and is read back with the
 * size afterwards. Write-once is a HEAD before plus `If-None-Match` where the store honours it;
 * content-derived keys make the remaining race harmless, because both writers carry the same bytes.
 */
export class S3ObjectStore extends ObjectStore {
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
    return this.withLocalFile(source, options, (file) => this.keep(key, file, options));
  }

  override async putByContent(
    prefix: string,
    source: Buffer | { path: string },
    options: PutOptions = {},
  ): Promise<StoredObject> {
    assertObjectKey(prefix);
    return this.withLocalFile(source, options, (file) =>
      this.keep(contentKey(prefix, file.sha256), file, options),
    );
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

  private async keep(key: string, file: LocalFile, options: PutOptions): Promise<StoredObject> {
    const stored = { key, sizeBytes: file.sizeBytes, sha256: file.sha256 };
    if (await this.holdsTheSame(key, file)) return stored;
    try {
      await this.upload(key, file, options);
    } catch (error) {
      // Somebody else was faster; the same bytes are as good as ours.
      if (isAnswer(error, 409, 412) && (await this.holdsTheSame(key, file))) return stored;
      throw error;
    }
    const found = await this.describe(key);
    if (found?.sizeBytes !== file.sizeBytes || found.sha256 !== file.sha256) {
      throw new ObjectStoreError(
        'damaged',
        `The store acknowledged ${key} but holds something else.`,
      );
    }
    return stored;
  }

  private async upload(key: string, file: LocalFile, options: PutOptions): Promise<void> {
    const upload = new Upload({
      client: this.client,
      params: {
        Bucket: this.bucket,
        Key: key,
        Body: createReadStream(file.path, { highWaterMark: READ_CHUNK_BYTES }),
        ContentType: options.mediaType ?? 'application/octet-stream',
        Metadata: { [DIGEST_METADATA]: file.sha256 },
        IfNoneMatch: '*',
      },
      partSize: Math.max(SMALLEST_PART_BYTES, Math.ceil(file.sizeBytes / MOST_PARTS)),
      leavePartsOnError: false,
    });
    const abort = () => void upload.abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    try {
      await upload.done();
    } finally {
      options.signal?.removeEventListener('abort', abort);
    }
  }

  /** True if the key holds these bytes, false if it is free; refuses if it holds others. */
  private async holdsTheSame(key: string, file: Digest): Promise<boolean> {
    const found = await this.describe(key);
    if (!found) return false;
    const held = found.sha256 ?? (await digestOfStream((await this.open(key)).stream)).sha256;
    if (held === file.sha256 && found.sizeBytes === file.sizeBytes) return true;
    throw new ObjectStoreError('exists', `Other bytes already lie at ${key}.`);
  }

  private async describe(
    key: string,
  ): Promise<{ sizeBytes: number; sha256: string | undefined } | null> {
    assertObjectKey(key);
    try {
      const answer = await this.client.send(
        new HeadObjectCommand({ Bucket: this.bucket, Key: key }),
      );
      return {
        sizeBytes: answer.ContentLength ?? 0,
        sha256: answer.Metadata?.[DIGEST_METADATA],
      };
    } catch (error) {
      if (isAnswer(error, 404)) return null;
      throw error;
    }
  }

  private async withLocalFile<T>(
    source: ObjectSource,
    options: PutOptions,
    work: (file: LocalFile) => Promise<T>,
  ): Promise<T> {
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
