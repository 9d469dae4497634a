import type { Answer, Http } from './http.js';

const TUS = { 'tus-resumable': '1.0.0' };

/** The tus protocol, spoken byte by byte so that a test can break off wherever it likes. */
export class UploadsClient {
  constructor(private readonly http: Http) {}

  /** @returns the upload's address in the `location` header */
  create(
    uploadUrl: string,
    sizeBytes: number,
    metadata: Readonly<Record<string, string>>,
  ): Promise<Answer<null>> {
    const pairs = Object.entries(metadata).map(
      ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
    );
    const headers = {
      ...TUS,
      'upload-length': String(sizeBytes),
      'upload-metadata': pairs.join(','),
    };
    return this.http.request('POST', uploadUrl, { headers });
  }

  append(location: string, offset: number, bytes: Buffer): Promise<Answer<null>> {
    const headers = {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    };
    return this.http.request('PATCH', location, { headers, bytes: new Uint8Array(bytes) });
  }

  /** @returns the received size in the `upload-offset` header */
  progress(location: string): Promise<Answer<null>> {
    return this.http.request('HEAD', location, { headers: TUS });
  }

  /** Sends a whole file in one go. */
  async send(uploadUrl: string, clipId: string, fileName: string, bytes: Buffer): Promise<void> {
    const created = await this.create(uploadUrl, bytes.length, { clipId, fileName });
    const location = created.headers.get('location');
    if (created.status !== 201 || location === null) {
      throw new Error(`The upload was not created: ${created.status} ${created.bytes.toString()}`);
    }
    const sent = await this.append(location, 0, bytes);
    if (sent.status !== 204) {
      throw new Error(`The bytes were not taken: ${sent.status} ${sent.bytes.toString()}`);
    }
  }
}
