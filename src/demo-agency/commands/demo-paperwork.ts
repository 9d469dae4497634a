import { Injectable } from '@nestjs/common';
import {
  GrantAuthorizationCommand,
  type NewAuthorization,
} from '../../authorizations/authorizations.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { DATE_KINDS, RecordDatesCommand } from '../../personnel/personnel.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { LOADER } from '../domain/loader.js';
import { DAY, HOUR, later } from '../domain/planned.js';
import type { DemoAccount, UnitCode } from '../domain/roster.js';

interface Employed {
  readonly account: DemoAccount;
  readonly personId: string;
}

type Reach = Pick<NewAuthorization, 'reach' | 'purpose'>;

/** What each role of the demo is authorized for; the others work without pictures. */
const REACHES: Partial<Record<DemoAccount['role'], Reach>> = {
  chief: { reach: 'all', purpose: 'Answering for the agency’s use of footage' },
  commander: { reach: 'all', purpose: 'Conducting reviews, and looking into complaints' },
  records: { reach: 'all', purpose: 'Categorizing clips and answering data requests' },
  approver: { reach: 'all', purpose: 'Checking what leaves the agency' },
  supervisor: { reach: 'units', purpose: 'Reviewing drawn clips, and supervising the precinct' },
  officer: { reach: 'own', purpose: 'Writing reports about calls of one’s own' },
};

const VALID_DAYS = 364;

/** What has to be on record of the people of the demo before they come in and watch footage. */
@Injectable()
export class DemoPaperwork {
  constructor(
    private readonly dates: RecordDatesCommand,
    private readonly grant: GrantAuthorizationCommand,
    private readonly clock: Clock,
  ) {}

  /** Long ago for some who are not shown, so that a training ends soon; nobody shown is kept out. */
  async enterDates(members: readonly Employed[]): Promise<void> {
    const now = this.clock.now().getTime();
    const dates = members.flatMap(({ account, personId }, at) =>
      DATE_KINDS.map((kind, nth) => {
        const daysAgo = account.isShown ? 10 : 20 + ((at * 3 + nth) % 8) * 43;
        const doneOn = new Date(now - daysAgo * 24 * HOUR).toISOString().slice(0, 10);
        return { personId, kind, doneOn, reference: `${kind}-${at + 1}` };
      }),
    );
    await this.dates.execute(LOADER, dates);
  }

  /** The chief authorizes everybody who works with footage in writing, the chief included. */
  async authorize(
    chief: SignedIn,
    members: readonly Employed[],
    { unitIds }: { readonly unitIds: ReadonlyMap<UnitCode, string> },
  ): Promise<void> {
    const now = this.clock.now();
    for (const [index, { account, personId }] of members.entries()) {
      const reach = REACHES[account.role];
      if (reach === undefined) continue;
      const unitId = account.unit === null ? undefined : unitIds.get(account.unit);
      await this.grant.execute(chief, {
        ...{ kind: 'viewing', personId, ...reach, coversReviews: account.role === 'supervisor' },
        unitIds: unitId === undefined ? [] : [unitId],
        ...{ restrictions: [], document: null, documentReference: `Order ${index + 1} (demo)` },
        ...{ validFrom: now, validUntil: later(now, VALID_DAYS * DAY) },
      });
    }
  }
}
