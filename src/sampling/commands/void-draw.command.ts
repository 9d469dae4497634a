import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { drawVoided } from '../domain/draw.audit-events.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawSteps } from './draw-steps.js';

/** Gives a draw up before it has a seed. Its name and its record stay; another takes its place. */
@Injectable()
export class VoidDrawCommand {
  constructor(private readonly steps: DrawSteps) {}

  /** @throws DomainError `draw.wrong-state` once a seed exists, `draw.not-found` */
  async execute(actor: SignedIn, drawId: string, reason: string): Promise<Draw> {
    return this.steps.take(actor, 'void', drawId, (_tx, draw, now) => {
      const from = draw.state === 'frozen' ? 'frozen' : 'declared';
      return Promise.resolve({
        changes: { voidReason: reason, voidedAt: now },
        event: drawVoided({ id: draw.id, facts: { from }, disclosures: { reason } }),
      });
    });
  }
}
