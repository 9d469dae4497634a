import type { Readable } from 'node:stream';

/**
 * The lines of a stream of ASCII text, without their line ends, as many at a time as a chunk
 * holds: handing on a million lines one by one would cost more than reading them.
 * @throws RangeError if the last line has no end
 */
export async function* linesOf(stream: Readable): AsyncIterable<string[]> {
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') throw new RangeError('The last line has no end');
}
