import type { Response } from 'express';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Sends a stream and tells how many bytes the connection took. Players break requests off all the
 * time, whenever somebody jumps: that is an end like any other.
 */
export async function sendCounting(stream: Readable, response: Response): Promise<number> {
  let count = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(stream, counter, response);
  } catch (error) {
    const brokenOff = response.destroyed || response.writableEnded;
    if (!brokenOff) throw error;
  }
  return count;
}
