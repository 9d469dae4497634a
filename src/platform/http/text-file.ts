import { StreamableFile } from '@nestjs/common';

/** A short text that a browser keeps as a file. The name is the caller's own, never a person's. */
export function textFile(text: string, name: string): StreamableFile {
  const bytes = Buffer.from(text);
  return new StreamableFile(bytes, {
    type: 'text/plain; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
    length: bytes.length,
  });
}
