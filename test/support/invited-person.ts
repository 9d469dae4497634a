import type { INestApplicationContext } from '@nestjs/common';
import { AcceptInvitationCommand } from '../../src/credentials/commands/accept-invitation.command.js';
import {
  ApproveChangeCommand,
  InvitePersonCommand,
  type Role,
  SignedIn,
} from '../../src/identity/identity.public.js';
import type { InvitePerson } from '../../src/identity/commands/changes/invite-person.command.js';
import { enterDatesInside } from './personnel.js';
import { newId } from '../../src/platform/ids.js';

const visitor = { address: null, userAgent: null, requestId: newId() };

/** Somebody who may approve; there need be no row for them. */
export const approver = holder('chief');

function holder(role: Role): SignedIn {
  const person = { personId: newId(), username: role, displayName: role, officerId: null };
  const session = { sessionId: newId(), address: '192.0.2.8', requestId: newId() };
  const grants = [{ role, unitId: null }];
  return new SignedIn({ ...person, grants, ...session }, 'person.approve');
}

/** Has somebody invited, approved and come in, inside of this process; the person's identifier. */
export async function bringIn(
  context: INestApplicationContext,
  administrator: SignedIn,
  person: InvitePerson,
  password: string,
): Promise<string> {
  const invite = context.get(InvitePersonCommand);
  const { personId, changeId, invitation } = await invite.execute(administrator, person);
  const given = invitation ?? (await context.get(ApproveChangeCommand).execute(approver, changeId));
  await enterDatesInside(context, personId);
  const token = given?.token ?? '';
  await context.get(AcceptInvitationCommand).execute(visitor, { token, password });
  return personId;
}
