import { Injectable } from '@nestjs/common';

import {
  type ClipState,
  FootageDirectory,
  type NewClip,
  RegisterClipCommand,
  wantsBytes,
} from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';

export interface AnnouncedClip {
  readonly clipId: string;
  readonly state: ClipState;
  /** Whether its bytes are wanted. */
  readonly wantsBytes: boolean;
  /** An upload of the same caller that broke off and can go on. */
  readonly openUploadId: string | null;
}

/** Takes in the metadata of a clip, before or without its bytes. Told again, it answers the same. */
@Injectable()
export class AnnounceClipCommand {
  constructor(
    private readonly register: RegisterClipCommand,
    private readonly footage: FootageDirectory,
    private readonly uploads: UploadsRepository,
    private readonly transactions: Transactions,
  ) {}

  execute(
    actor: SignedIn,
    clip: NewClip,
    bytes: { sizeBytes: number | null; sha256: string | null },
  ): Promise<AnnouncedClip> {
    return this.transactions.run(async (tx) => {
      const { clipId, isNew } = await this.register.execute(tx, actor, clip);
      if (isNew) await this.uploads.announce(tx, { clipId, ...bytes });
      const registered = await this.footage.lockClip(tx, clipId);
      invariant(registered, 'A registered clip is in the ledger');
      const open = await this.uploads.openOf(tx, clipId, actor.personId);
      return {
        clipId,
        state: registered.state,
        wantsBytes: wantsBytes(registered),
        openUploadId: open?.id ?? null,
      };
    });
  }
}
