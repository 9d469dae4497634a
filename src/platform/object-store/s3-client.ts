import { S3Client } from '@aws-sdk/client-s3';

export interface S3Connection {
  /** Null for AWS itself. */
  endpoint: string | null;
  region: string;
  /** Null for the SDK's own chain (instance roles, shared files). */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
  /** Most self-hosted stores have no host name per bucket. */
  forcePathStyle: boolean;
}

/**
 * The only place that builds an S3 client. The SDK's default trailing checksums make streams fail
 * on older Ceph gateways (411) and leave `aws-chunked` in the stored Content-Encoding on newer
 * ones, hence WHEN_REQUIRED; integrity rests on our own SHA-256.
 */
export function createS3Client(connection: S3Connection): S3Client {
  return new S3Client({
    endpoint: connection.endpoint ?? undefined,
    region: connection.region,
    credentials: connection.credentials ?? undefined,
    forcePathStyle: connection.forcePathStyle,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 5,
  });
}
