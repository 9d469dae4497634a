import { Injectable } from '@nestjs/common';
import {
  ApproveChangeCommand,
  ChangePersonCommand,
  type InvitePerson,
  InvitePersonCommand,
  type SignedIn,
} from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { Calendar } from '../domain/calendar.js';
import { DAY, later } from '../domain/planned.js';
import type { Crew } from './crew.js';
import type { Moment } from './timeline.js';

/** What the administrator of the demo prepares about accounts, and its chief approves. */
@Injectable()
export class DemoApprovals {
  constructor(
    private readonly invite: InvitePersonCommand,
    private readonly change: ChangePersonCommand,
    private readonly approve: ApproveChangeCommand,
  ) {}

  /** The chief comes first and needs nobody’s approval; everybody after that needs the chief’s. */
  async invitation(
    admin: SignedIn,
    person: InvitePerson,
    crew: Crew,
  ): Promise<{ personId: string; token: string }> {
    const { changeId, invitation } = await this.invite.execute(admin, person);
    const given = invitation ?? (await this.approved(crew, changeId));
    invariant(given, 'Whoever is approved is invited');
    return given;
  }

  /** The auditor’s role is given again a day before the present, so that it lasts from there. */
  moments(crew: Crew, { now }: Calendar): Moment[] {
    return [{ at: later(now, -DAY), act: () => this.giveAgain(crew) }];
  }

  private async giveAgain(crew: Crew): Promise<void> {
    const { personId } = await crew('auditor', 'audit-trail.read');
    const roles = [{ role: 'auditor' as const, unitId: null }];
    const wanted = { roles, officerId: null, reason: 'The audit goes on' };
    const admin = await crew('admin', 'person.manage');
    const changeId = await this.change.execute(admin, personId, wanted);
    invariant(changeId, 'A role that is given again needs approval');
    await this.approved(crew, changeId);
  }

  private async approved(crew: Crew, changeId: string) {
    return this.approve.execute(await crew('chief', 'person.approve'), changeId);
  }
}
