import { Injectable } from '@nestjs/common';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import type { StoredFile } from './draw.entity.js';

/**
 * The files of a draw's record, each under a key made of its digest: a step that is rolled back
 * and tried again leaves at most an unused object, never one in the way.
 */
@Injectable()
export class RecordFiles {
  constructor(private readonly store: ObjectStore) {}

  async keep(drawId: string, name: string, text: string): Promise<StoredFile> {
    const { key, sha256, sizeBytes } = await this.store.putByContent(
      `draws/${drawId}`,
      Buffer.from(text),
      { mediaType: name.endsWith('.json') ? 'application/json' : 'text/plain' },
    );
    return { name, key, sha256, sizeBytes };
  }
}
