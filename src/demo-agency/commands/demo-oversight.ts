import { Injectable } from '@nestjs/common';
import type { Calendar } from '../domain/calendar.js';
import type { History } from '../domain/history.js';
import { DAY, HOUR, later, MINUTE } from '../domain/planned.js';
import { type Random, seededRandom } from '../domain/random.js';
import { ACCOUNTS } from '../domain/roster.js';
import { DemoDraws } from './demo-draws.js';
import type { Crew } from './crew.js';
import { DemoReviews } from './demo-reviews.js';
import type { Moment } from './timeline.js';

const SUPERVISORS = ACCOUNTS.filter(({ role }) => role === 'supervisor');

/** Who leaves a review of last month lying until it is overdue. */
const SLOW = new Set(['supervisor', 'supervisor-river']);
/** Every supervisor sits down so often after a draw, and does so many reviews at most. */
const SITTINGS = 3;
const PER_SITTING = 3;
const AFTER_MIDNIGHT_MS = 90 * MINUTE;

/** The commander's draws and the supervisors' reviews. */
@Injectable()
export class DemoOversight {
  private signed = 0;

  constructor(
    private readonly draws: DemoDraws,
    private readonly reviews: DemoReviews,
  ) {}

  /** How many reviews have been signed so far. */
  get reviewsSigned(): number {
    return this.signed;
  }

  moments(crew: Crew, seed: string, calendar: Calendar, { dice }: History): Moment[] {
    const { founded, lastMonth, thisMonth, now } = calendar;
    const random = seededRandom(`${seed}/reviews`);
    let policyId = '';
    const draw = (window: typeof lastMonth, digits: string) => async () => {
      const commander = await crew('commander', 'draw.conduct');
      await this.draws.conduct(commander, { policyId, window, dice: digits });
    };
    const setPolicy = async () => {
      policyId = await this.draws.setPolicy(await crew('commander', 'review-policy.manage'));
    };
    return [
      { at: later(founded, HOUR), act: setPolicy },
      { at: later(lastMonth.to, AFTER_MIDNIGHT_MS), act: draw(lastMonth, dice.lastMonth) },
      ...this.lastMonthsReviews(crew, lastMonth.to, random),
      { at: later(thisMonth.to, AFTER_MIDNIGHT_MS), act: draw(thisMonth, dice.thisMonth) },
      {
        at: later(now, -50 * MINUTE),
        act: () => this.sign(crew, 'supervisor-river', random, 2),
      },
      { at: later(now, -40 * MINUTE), act: () => this.beginNext(crew, 'supervisor-north') },
    ];
  }

  private lastMonthsReviews(crew: Crew, from: Date, random: Random): Moment[] {
    return SUPERVISORS.flatMap(({ username }, index) =>
      Array.from({ length: SITTINGS }, (_, sitting) => ({
        at: later(
          from,
          (1 + 3 * sitting) * DAY + (14 + index) * HOUR + random.integer(0, 50) * MINUTE,
        ),
        act: () => this.sign(crew, username, random, SLOW.has(username) ? 1 : 0),
      })),
    );
  }

  /** @param leaving how many reviews are left in the queue */
  private async sign(crew: Crew, username: string, random: Random, leaving: number): Promise<void> {
    const supervisor = await crew(username, 'review.conduct');
    const queue = await this.reviews.queueOf(supervisor);
    for (const review of queue.slice(0, Math.min(PER_SITTING, queue.length - leaving))) {
      await this.reviews.complete(supervisor, review, random);
      this.signed += 1;
    }
  }

  private async beginNext(crew: Crew, username: string): Promise<void> {
    const supervisor = await crew(username, 'review.conduct');
    const [next] = await this.reviews.queueOf(supervisor);
    if (next !== undefined) await this.reviews.begin(supervisor, next);
  }
}
