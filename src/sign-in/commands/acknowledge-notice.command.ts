import { Injectable } from '@nestjs/common';
import type { Visitor } from '../../identity/identity.public.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { Notice } from './notice.js';
import { PendingSignIns } from './pending-sign-ins.js';

/** Takes note that somebody has read the notice; it is on the record with their sign-in. */
@Injectable()
export class AcknowledgeNoticeCommand {
  constructor(
    private readonly notice: Notice,
    private readonly pending: PendingSignIns,
  ) {}

  /** @throws DomainError `sign-in.other-notice`, and as `PendingSignIns.step` */
  execute(visitor: Visitor, token: string | null, digest: string): Promise<Progress> {
    return this.pending.step(visitor, token, 'notice', () => {
      if (digest !== this.notice.digest) throw signInRefusals.refuse('other-notice');
      return Promise.resolve({ notice: digest });
    });
  }
}
