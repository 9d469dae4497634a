import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

import { READ_CHUNK_BYTES, type Digest } from './digest.js';
import type { PutOptions } from './object-store.js';

const SMALLEST_PART_BYTES = 16 * 1024 * 1024;
const MOST_PARTS = 9_000; // the protocol ends at 10,000
export const DIGEST_METADATA = 'sha256';

/** What is uploaded: bytes in memory, or a file on this machine; its digest is known beforehand. */
export type UploadBody = Digest & ({ readonly bytes: Buffer } | { readonly path: string });

interface Destination {
  readonly bucket: string;
  readonly key: string;
  /** Whether a taken key is to refuse, where the store honours conditions. */
  readonly once: boolean;
}

/** Bytes in memory go in one request, a file in as many parts as it takes. */
export async function uploadToS3(
  client: S3Client,
  { bucket, key, once }: Destination,
  body: UploadBody,
  options: PutOptions,
): Promise<void> {
  const params = {
    Bucket: bucket,
    Key: key,
    ContentType: options.mediaType ?? 'application/octet-stream',
    Metadata: { [DIGEST_METADATA]: body.sha256 },
    ...(once ? { IfNoneMatch: '*' } : {}),
    ...(options.lockedUntil === undefined
      ? {}
      : {
          ObjectLockMode: 'COMPLIANCE' as const,
          ObjectLockRetainUntilDate: options.lockedUntil,
        }),
  };
  if ('bytes' in body) {
    // A store takes a locked object only with a checksum in the header; every clone knows this one.
    const ContentMD5 = createHash('md5').update(body.bytes).digest('base64');
    const command = new PutObjectCommand({ ...params, Body: body.bytes, ContentMD5 });
    await client.send(command, { abortSignal: options.signal });
    return;
  }
  const upload = new Upload({
    client,
    params: { ...params, Body: createReadStream(body.path, { highWaterMark: READ_CHUNK_BYTES }) },
    partSize: Math.max(SMALLEST_PART_BYTES, Math.ceil(body.sizeBytes / MOST_PARTS)),
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
