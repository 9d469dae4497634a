import { Injectable } from '@nestjs/common';
import { CreateApiClientCommand } from '../../api-clients/api-clients.public.js';
import { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { HOUR } from '../domain/planned.js';
import type { Crew } from './crew.js';
import { VISITOR } from './demo-sign-ins.js';

const MACHINES = {
  dock: { name: 'Charging dock', purpose: 'dock', permission: 'clip.ingest' },
  sensors: {
    name: 'Holster sensor gateway',
    purpose: 'sensor-gateway',
    permission: 'trigger-event.record',
  },
} as const;
type MachineName = keyof typeof MACHINES;

const YEAR_MS = 365 * 24 * HOUR;

/** The machines of the demo. Nobody ever sees their secrets: no dock stands anywhere. */
@Injectable()
export class DemoMachines {
  private readonly ids = new Map<MachineName, string>();

  constructor(
    private readonly create: CreateApiClientCommand,
    private readonly clock: Clock,
  ) {}

  /** The machine at work; its credential is made when it first has something to do. */
  async at(crew: Crew, machine: MachineName): Promise<SignedIn> {
    const { name, permission } = MACHINES[machine];
    const personId = this.ids.get(machine) ?? (await this.make(crew, machine));
    const names = { personId, username: name, displayName: name, officerId: null, sessionId: null };
    const may = {
      grants: [{ role: 'service' as const, unitId: null }],
      onlyPermissions: [permission],
    };
    const { address, requestId } = VISITOR;
    return new SignedIn({ ...names, ...may, address, requestId }, permission);
  }

  private async make(crew: Crew, machine: MachineName): Promise<string> {
    const { name, purpose, permission } = MACHINES[machine];
    const { id } = await this.create.execute(await crew('admin', 'api-client.manage'), {
      ...{ name, purpose, permissions: [permission] },
      validUntil: new Date(this.clock.now().getTime() + YEAR_MS),
      ...{ networks: [], requestsPerMinute: null },
    });
    this.ids.set(machine, id);
    return id;
  }
}
