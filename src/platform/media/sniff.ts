import { open } from 'node:fs/promises';

const HEAD_BYTES = 1024;
const TS_PACKET_BYTES = 188;

/**
 * Which family of recordings a file begins like, or null. Only to say the right thing about a file
 * that ffprobe refused: damaged footage or no footage at all. It never lets anything in.
 */
export function sniffContainer(head: Buffer): string | null {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to);
  if (['ftyp', 'moov', 'mdat', 'moof', 'wide', 'skip', 'styp'].includes(ascii(4, 8))) return 'mp4';
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'AVI ') return 'avi';
  if (head.length >= 4 && head.readUInt32BE(0) === 0x3026b275) return 'asf';
  if (head.length >= 4 && head.readUInt32BE(0) === 0x000001ba) return 'mpeg';
  if (isTransportStream(head)) return 'mpeg-ts';
  return null;
}

export async function sniffFile(path: string): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return sniffContainer(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** One sync byte proves nothing, four in step do. */
function isTransportStream(head: Buffer): boolean {
  return (
    head.length > 3 * TS_PACKET_BYTES &&
    [0, 1, 2, 3].every((n) => head[n * TS_PACKET_BYTES] === 0x47)
  );
}
