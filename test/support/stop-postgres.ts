import { rm } from 'node:fs/promises';

interface Started {
  readonly stopTestPostgres?: () => Promise<void>;
  readonly testDataDirectory?: string;
}

export default async function stopPostgres(): Promise<void> {
  const { stopTestPostgres, testDataDirectory } = globalThis as Started;
  await stopTestPostgres?.();
  if (testDataDirectory !== undefined) {
    await rm(testDataDirectory, { recursive: true, force: true });
  }
}
