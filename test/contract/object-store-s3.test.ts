import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '../../src/platform/object-store/s3-client.js';
import { S3ObjectStore } from '../../src/platform/object-store/s3-object-store.js';
import { type FakeOptions, S3Fake } from '../support/s3-fake.js';
import { describeObjectStore } from './object-store.contract.js';

const cleanUp: (() => unknown)[] = [];
afterAll(async () => {
  for (const undo of cleanUp) await undo();
});

async function storeAt(
  endpoint: string,
  credentials = { accessKeyId: 'key', secretAccessKey: 'secret' },
): Promise<{ store: S3ObjectStore; spool: string }> {
  const spool = await mkdtemp(join(tmpdir(), 'spool-'));
  cleanUp.push(() => rm(spool, { recursive: true, force: true }));
  const region = 'us-east-1';
  const client = createS3Client({ endpoint, region, credentials, forcePathStyle: true });
  cleanUp.push(() => client.destroy());
  const bucket = `test-${randomBytes(6).toString('hex')}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return { store: new S3ObjectStore(client, bucket, spool), spool };
}

async function fakeStore(misbehaviour: FakeOptions = {}) {
  const fake = await S3Fake.start(misbehaviour);
  cleanUp.push(() => fake.stop());
  return storeAt(fake.endpoint);
}

describeObjectStore('S3, against a fake in this process', async () => (await fakeStore()).store);

describeObjectStore('S3 with Object Lock, against a fake', async () => {
  return (await fakeStore({ locks: true })).store;
});

describe('the S3 driver', () => {
  it('D18: says that no lock holds where the store took it for nothing', async () => {
    const { store } = await fakeStore({ locks: true, losesLocks: true });
    const lockedUntil = new Date('2040-01-01T00:00:00Z');
    const stored = await store.put('a', Buffer.from('evidence'), { lockedUntil });
    expect(stored.lockedUntil).toBeUndefined();
  });

  it('D18, R32: takes no acknowledgement for the bytes themselves', async () => {
    const { store } = await fakeStore({ losesBytes: true });
    const lost = store.put('a', Buffer.from('evidence'));
    await expect(lost).rejects.toMatchObject({ code: 'damaged' });
  });

  it('D06: writes once even where the store ignores conditions', async () => {
    const { store } = await fakeStore({ ignoresConditions: true });
    await store.put('a', Buffer.from('first'));
    await expect(store.put('a', Buffer.from('other'))).rejects.toMatchObject({ code: 'exists' });
  });

  it('leaves nothing in its spool', async () => {
    const { store, spool } = await fakeStore();
    await store.put('a', Buffer.from('x'));
    await store.put('a', Buffer.from('y')).catch(() => undefined);
    expect(await readdir(spool)).toEqual([]);
  });
});

const {
  TEST_S3_ENDPOINT: endpoint,
  TEST_S3_ACCESS_KEY_ID: accessKeyId = '',
  TEST_S3_SECRET_ACCESS_KEY: secretAccessKey = '',
} = process.env;
if (endpoint === undefined) {
  it.skip('S3, against a real store: skipped, since TEST_S3_ENDPOINT names none', () => undefined);
} else {
  describeObjectStore(`S3, against ${endpoint}`, async () => {
    return (await storeAt(endpoint, { accessKeyId, secretAccessKey })).store;
  });
}
