import { Injectable } from '@nestjs/common';
import { FoundAgencyCommand } from '../../agency/agency.public.js';
import { Passwords } from '../../credentials/credentials.public.js';
import { IdentityDirectory } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { WithoutCamera } from '../domain/clip-plan.js';
import { ACCOUNTS, AGENCY } from '../domain/roster.js';
import { DemoEquipment } from './demo-equipment.js';
import type { Crew } from './crew.js';
import { DemoPeople } from './demo-people.js';
import { VISITOR } from './demo-sign-ins.js';

/** Founds the demo agency: its administrator, units, roster, devices and accounts. */
@Injectable()
export class DemoFounding {
  constructor(
    private readonly directory: IdentityDirectory,
    private readonly passwords: Passwords,
    private readonly found: FoundAgencyCommand,
    private readonly transactions: Transactions,
    private readonly people: DemoPeople,
    private readonly equipment: DemoEquipment,
  ) {}

  async execute(password: string, since: Date, without: WithoutCamera): Promise<Crew> {
    const adminId = await this.firstAdministrator(password);
    const admin = await this.people.administrator(adminId, password);
    const places = await this.equipment.enrol(admin);
    await this.equipment.equip(admin, places, since, without);
    return this.people.bringIn(admin, password, places);
  }

  private async firstAdministrator(password: string): Promise<string> {
    const token = await this.directory.issueSetupLink();
    const [admin] = ACCOUNTS;
    invariant(token !== null && admin, 'The demo is loaded into an empty installation');
    const { username, displayName } = admin;
    return this.transactions.run(async (tx) => {
      const input = { token, username, displayName };
      const newcomer = await this.directory.createFirstAdministrator(tx, VISITOR, input);
      await this.passwords.choose(tx, newcomer, password);
      const id = newcomer.personId;
      const { address, requestId } = VISITOR;
      const actor = { kind: 'person' as const, id, role: admin.role, sessionId: null };
      await this.found.execute(tx, { ...actor, address, requestId }, AGENCY);
      return id;
    });
  }
}
