import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../../src/audit-trail/audit-trail.public.js';
import { DATE_KINDS, RecordDatesCommand } from '../../src/personnel/personnel.public.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { ApiClient } from './api-client/api-client.js';
import { expecting } from './api-client/http.js';

const DAY_MS = 86_400_000;
const INVITATION_DAYS = 7;

/**
 * Enters that somebody who was just invited is screened, trained and bound by an agreement since
 * yesterday: without that nobody comes in.
 */
export async function enterDates(
  administrator: ApiClient,
  invitation: { readonly personId: string; readonly expiresAt: string },
): Promise<void> {
  // The server's clock may stand elsewhere than this machine's; the invitation tells where.
  const yesterday = Date.parse(invitation.expiresAt) - (INVITATION_DAYS + 1) * DAY_MS;
  const doneOn = new Date(yesterday).toISOString().slice(0, 10);
  for (const kind of ['screening', 'training', 'agreement']) {
    const date = { kind, doneOn };
    await expecting(204, administrator.personnel.enterDate(invitation.personId, date));
  }
}

/** The same inside of an application, for suites that invite without HTTP. */
export async function enterDatesInside(
  context: INestApplicationContext,
  personId: string,
): Promise<void> {
  const yesterday = context.get(Clock).now().getTime() - DAY_MS;
  const doneOn = new Date(yesterday).toISOString().slice(0, 10);
  const dates = DATE_KINDS.map((kind) => ({ personId, kind, doneOn, reference: null }));
  await context.get(RecordDatesCommand).execute(systemActor('test', 'test'), dates);
}
