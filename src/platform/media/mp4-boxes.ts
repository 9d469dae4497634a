import { open } from 'node:fs/promises';

const MOST_BOXES = 64;

/**
 * Whether an MP4 is cut into fragments: its top-level boxes are walked until the first `moof`.
 * Anything that is not a chain of boxes is simply not fragmented.
 */
export async function isFragmentedMp4(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(16);
    let at = 0;
    for (let boxes = 0; boxes < MOST_BOXES && at + 8 <= size; boxes += 1) {
      const { bytesRead } = await file.read(header, 0, 16, at);
      if (bytesRead < 8) return false;
      if (header.toString('latin1', 4, 8) === 'moof') return true;
      const length = boxLength(header, bytesRead);
      if (length === null) return false;
      at += length;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** ISO/IEC 14496-12 4.2: 1 means a 64-bit length follows, 0 means "to the end of the file". */
function boxLength(header: Buffer, bytesRead: number): number | null {
  const short = header.readUInt32BE(0);
  if (short >= 8) return short;
  if (short !== 1 || bytesRead < 16) return null;
  const long = Number(header.readBigUInt64BE(8));
  return long >= 16 && Number.isSafeInteger(long) ? long : null;
}
