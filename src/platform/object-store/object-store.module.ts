import { join } from 'node:path';

import { Global, Module } from '@nestjs/common';

import { SETTINGS, type Settings } from '../config/settings.js';
import { FilesystemObjectStore } from './filesystem-object-store.js';
import { ObjectStore } from './object-store.js';
import { createS3Client } from './s3-client.js';
import { S3ObjectStore } from './s3-object-store.js';

/** The store that the settings name: a bucket where one is given, else files in the data directory. */
export async function openObjectStore(
  settings: Pick<Settings, 's3' | 'dataDirectory'>,
): Promise<ObjectStore> {
  const { s3, dataDirectory } = settings;
  if (s3 === null) {
    const store = new FilesystemObjectStore(join(dataDirectory, 'objects'));
    // What writers left that were killed; nothing younger than a day, which may still be written.
    await store.sweepLeftovers(new Date());
    return store;
  }
  return new S3ObjectStore(createS3Client(s3), s3.bucket, join(dataDirectory, 'spool'));
}

@Global()
@Module({
  providers: [{ provide: ObjectStore, useFactory: openObjectStore, inject: [SETTINGS] }],
  exports: [ObjectStore],
})
export class ObjectStoreModule {}
