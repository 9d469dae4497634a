import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type DeviceAssigned, deviceAssigned } from '../../agency/agency.public.js';
import { systemActor } from '../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { ClipsRepository } from '../persistence/clips.repository.js';
import { AttributeClip } from './attribute-clip.js';

/** What a late entry in the roster changes follows from it, not from a wish about any clip. */
const ACTOR = systemActor('footage', 'camera-assigned');

/**
 * Who wore a camera is often entered after its recordings came in. Their clips get their officer in
 * the transaction of that entry. Features above judge by it: they subscribe to the same event after
 * us, since modules begin with those that others are built on.
 */
@Injectable()
export class FollowAssignments implements OnModuleInit {
  constructor(
    private readonly domainEvents: DomainEvents,
    private readonly clips: ClipsRepository,
    private readonly attribution: AttributeClip,
  ) {}

  onModuleInit(): void {
    this.domainEvents.subscribe(deviceAssigned, (tx, assigned) => this.follow(tx, assigned));
  }

  private async follow(tx: Tx, { device, serial, from, to }: DeviceAssigned): Promise<void> {
    if (device !== 'camera') return;
    for (const clip of await this.clips.lockOfCamera(tx, serial, { from, to })) {
      await this.attribution.again(tx, ACTOR, clip);
    }
  }
}
