import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock, SettableClock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import { calendarOf } from '../domain/calendar.js';
import { demoLoaded } from '../domain/demo-agency.audit-events.js';
import { planHistory } from '../domain/history.js';
import { LOADER } from '../domain/loader.js';
import { AGENCY } from '../domain/roster.js';
import { SyntheticClips } from '../media/synthetic-clips.js';
import { DemoApprovals } from './demo-approvals.js';
import { DemoFounding } from './demo-founding.js';
import { DemoLogReviews } from './demo-log-reviews.js';
import { DemoOversight } from './demo-oversight.js';
import { newPassword } from './demo-people.js';
import { DemoRecords } from './demo-records.js';
import { live } from './timeline.js';

export interface DemoLoad {
  /** The same seed and day give the same history. */
  readonly seed: string;
  /** The present: nothing that is made lies after it. */
  readonly now: Date;
  /** Told what is being done, and how much of it, 0 to 1. */
  readonly onProgress: (what: string, share: number) => void;
}

/** Fills an empty installation with an agency that never was, two months of it. */
@Injectable()
export class LoadDemoAgencyCommand {
  constructor(
    private readonly founding: DemoFounding,
    private readonly records: DemoRecords,
    private readonly oversight: DemoOversight,
    private readonly logReviews: DemoLogReviews,
    private readonly approvals: DemoApprovals,
    private readonly clips: SyntheticClips,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the password of all accounts of the demo
   * @throws InvariantViolation unless the installation is empty and its clock can be set
   */
  async execute(load: DemoLoad): Promise<string> {
    const { clock } = this;
    const { seed, now } = load;
    const onProgress = inSteps(load.onProgress);
    invariant(clock instanceof SettableClock, 'The demo is loaded with a clock of its own');
    const calendar = calendarOf(now, AGENCY.timeZone);
    const history = planHistory(seed, calendar);
    const password = newPassword();
    const making = (share: number): void => onProgress('Making synthetic clips', share);
    await this.clips.withFiles(history.clips, making, async (files) => {
      clock.set(calendar.founded);
      const crew = await this.founding.execute(password, calendar.founded, history.without);
      const moments = [
        ...this.records.moments(crew, history, files),
        ...this.oversight.moments(crew, seed, calendar, history),
        ...this.logReviews.moments(crew, calendar),
        ...this.approvals.moments(crew, calendar),
      ];
      await live(clock, moments, (share) => onProgress('Living through two months', share));
    });
    clock.set(now);
    const { reviewsSigned } = this.oversight;
    const made = { clips: history.clips.length, triggerEvents: history.events.length };
    const facts = { ...made, reviewsSigned };
    await this.trail.recordAlone(LOADER, demoLoaded({ id: 'demo', facts }));
    return password;
  }
}

const STEP = 0.2;

/** Speaks at every fifth of a piece of work: a line for each clip would bury the address. */
function inSteps(tell: DemoLoad['onProgress']): DemoLoad['onProgress'] {
  let said = '';
  return (what, share) => {
    const reached = Math.floor(share / STEP + 1e-9) * STEP;
    const now = `${what} ${reached}`;
    if (now === said) return;
    said = now;
    tell(what, reached);
  };
}
