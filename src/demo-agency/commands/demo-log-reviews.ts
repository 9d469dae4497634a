import { Injectable } from '@nestjs/common';
import {
  MarkFindingCommand,
  OpenDueWeeksCommand,
  ReadAuditReviewCommand,
  shiftWeek,
  SignAuditReviewCommand,
  type Week,
  weekOf,
} from '../../audit-reviews/audit-reviews.public.js';
import { OpenPlaybackCommand } from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { InvariantViolation } from '../../platform/errors/invariant.js';
import { ReadQueueCommand } from '../../reviews/reviews.public.js';
import { SignInCommand } from '../../sign-in/sign-in.public.js';
import type { Calendar } from '../domain/calendar.js';
import { DAY, HOUR, later } from '../domain/planned.js';
import { AGENCY } from '../domain/roster.js';
import type { Crew } from './demo-people.js';
import type { Moment } from './timeline.js';

/** Somebody from outside who tries a name that every system has; an address of RFC 5737. */
const STRANGER = { address: '198.51.100.23', userAgent: 'curl', requestId: 'demo' };
const TRIES = 6;
/** On Monday morning. */
const REVIEW_AFTER_MS = 10 * HOUR;

/** Who marks what the auditor did, the first of them whose own acts are not in it. */
const MARKERS = ['admin', 'commander', 'chief'] as const;

const ORDINARY = { mark: 'nothing-unusual', note: '' } as const;
/** True of the demo: two months are written within minutes, so no entry arrives when it says. */
const MADE_UP = {
  mark: 'explained',
  note: 'Synthetic history: each entry states the moment that it is made up for.',
} as const;

/** The auditor's Mondays: every week but the last is reviewed and signed; the last one waits. */
@Injectable()
export class DemoLogReviews {
  constructor(
    private readonly open: OpenDueWeeksCommand,
    private readonly read: ReadAuditReviewCommand,
    private readonly mark: MarkFindingCommand,
    private readonly sign: SignAuditReviewCommand,
    private readonly queue: ReadQueueCommand,
    private readonly playbacks: OpenPlaybackCommand,
    private readonly signIn: SignInCommand,
  ) {}

  moments(crew: Crew, { founded, now }: Calendar): Moment[] {
    const weeks = weeksOver(founded, now);
    const last = weeks.at(-1);
    if (last === undefined) return [];
    const reviews = weeks.map((week) => ({
      at: later(week.to, REVIEW_AFTER_MS),
      act: () => this.review(crew, week, week !== last),
    }));
    const views = weeks.map(({ from }) => ({
      at: later(from, 2 * DAY + 15 * HOUR),
      act: () => this.answerRequest(crew),
    }));
    return [
      ...reviews,
      ...views,
      { at: later(last.from, 2 * DAY + 2 * HOUR), act: () => this.guess() },
      { at: later(last.from, 3 * DAY + 23 * HOUR), act: () => this.answerRequest(crew) },
    ];
  }

  private async review(crew: Crew, { name }: Week, isSigned: boolean): Promise<void> {
    await this.open.execute();
    if (!isSigned) return;
    const auditor = await crew('auditor', 'audit-trail.review');
    const { findings } = await this.read.execute(auditor, name);
    for (const { id, found, isYoursToMark } of findings) {
      if (found === 0) continue;
      const who = isYoursToMark ? auditor : await this.markerOf(crew, name, id);
      await this.mark.execute(who, name, id, id === 'trail-troubles' ? MADE_UP : ORDINARY);
    }
    await this.sign.execute(auditor, name);
  }

  /** Nobody marks what they did themselves, as long as there is somebody else. */
  private async markerOf(crew: Crew, week: string, id: string): Promise<SignedIn> {
    for (const username of MARKERS) {
      const one = await crew(username, 'audit-trail.review');
      const { findings } = await this.read.execute(one, week);
      if (findings.some((finding) => finding.id === id && finding.isYoursToMark)) return one;
    }
    throw new InvariantViolation(`Nobody of the demo may mark ${id} of ${week}`);
  }

  /** Somebody asks for the footage of themselves, so it is watched outside of any review. */
  private async answerRequest(crew: Crew): Promise<void> {
    const supervisor = await crew('supervisor', 'review.conduct');
    const [waiting] = (await this.queue.execute(supervisor, { limit: 1 })).items;
    if (waiting === undefined) return;
    const records = await crew('records', 'clip.view');
    const request = `DR-${waiting.review.dueAt.getTime().toString(36)}`;
    const stated = { purpose: 'data-request', reference: request, explanation: null } as const;
    await this.playbacks.execute(records, waiting.review.clipId, stated);
  }

  private async guess(): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const guess = { username: 'root', password: `guess ${attempt}`, bearer: false, notice: null };
      // Refused, as it should be: what counts is the entry.
      await this.signIn.execute(STRANGER, guess).catch(() => undefined);
    }
  }
}

/** The weeks that are over, with time for a review of each but the last. */
function weeksOver(founded: Date, now: Date): Week[] {
  const weeks: Week[] = [];
  let week = weekOf(founded, AGENCY.timeZone);
  while (later(week.to, REVIEW_AFTER_MS + HOUR) < now) {
    weeks.push(week);
    week = shiftWeek(week, 1, AGENCY.timeZone);
  }
  return weeks;
}
