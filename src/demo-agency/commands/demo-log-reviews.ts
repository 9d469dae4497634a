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
import { ReadQueueCommand } from '../../reviews/reviews.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import { SignInCommand } from '../../sign-in/sign-in.public.js';
import type { Calendar } from '../domain/calendar.js';
import { DAY, HOUR, later } from '../domain/planned.js';
import { AGENCY } from '../domain/roster.js';
import type { Crew } from './crew.js';
import type { Moment } from './timeline.js';

/** Somebody from outside who tries a name that every system has; an address of RFC 5737. */
const STRANGER = { address: '198.51.100.23', userAgent: 'curl', requestId: 'demo' };
const TRIES = 6;
/** On Monday morning. */
const REVIEW_AFTER_MS = 10 * HOUR;

const ORDINARY = { mark: 'nothing-unusual', note: '' } as const;
/** True of the demo: two months are written within minutes, so no entry arrives when it says. */
const MADE_UP = {
  mark: 'explained',
  note: 'Synthetic history: each entry states the moment that it is made up for.',
} as const;

/** The commander's Mondays: every week but the last is reviewed and signed; the last one waits. */
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
    const reviewers = await this.reviewers(crew, name);
    const [commander] = reviewers;
    invariant(commander, 'Somebody reviews the trail');
    for (const { id, found } of commander.findings) {
      if (found === 0) continue;
      // Nobody judges what they did themselves while somebody else is free of it.
      const free = reviewers.find(({ mayMark }) => mayMark.has(id)) ?? commander;
      await this.mark.execute(free.who, name, id, id === 'trail-troubles' ? MADE_UP : ORDINARY);
    }
    await this.sign.execute(commander.who, name);
  }

  private async reviewers(crew: Crew, week: string) {
    const reviewers = [];
    for (const username of ['commander', 'admin', 'chief']) {
      const who = await crew(username, 'audit-trail.review');
      const { findings } = await this.read.execute(who, week);
      const theirs = findings.filter(({ isYoursToMark }) => isYoursToMark);
      reviewers.push({ who, findings, mayMark: new Set(theirs.map(({ id }) => id)) });
    }
    return reviewers;
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
