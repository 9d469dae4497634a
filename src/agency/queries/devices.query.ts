import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import type { Equipment } from '../domain/assignment.js';
import { DevicesRepository, type ListedDevice } from '../persistence/devices.repository.js';

/** Cameras or sensors by serial number, each with the identifier of whoever has it now. */
@Injectable()
export class DevicesQuery {
  constructor(
    private readonly devices: DevicesRepository,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: SignedIn,
    device: Equipment,
    { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<Page<ListedDevice>> {
    const list = `${device}s`;
    const afterSerial = cursor === undefined ? null : (decodeCursor(list, cursor)[0] ?? null);
    const filter = { now: this.clock.now(), afterSerial, limit: limit + 1 };
    const rows = await this.devices.page(device, actor.scope('agency.read'), filter);
    return toPage(rows, limit, {
      name: list,
      position: ({ serial }) => [serial],
      show: (row) => row,
    });
  }
}
