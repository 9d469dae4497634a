import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportedFile } from '../queries/trail-folder.js';

/** Packs files into a zip while it is being read; one file at a time is in memory. */
export async function zipStream(
  folder: string,
  files: AsyncIterable<ExportedFile>,
): Promise<Readable> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new TypeError('The zip writer gives a readable stream');
  for await (const file of files) {
    zip.addReadStreamLazy(`${folder}/${file.path}`, (give) => {
      const content = Readable.from(file.read());
      // The zip would otherwise end early and look complete.
      content.on('error', (error) => output.destroy(error));
      give(null, content);
    });
  }
  zip.end();
  return output;
}
