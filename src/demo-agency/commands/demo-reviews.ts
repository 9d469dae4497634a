import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock, SettableClock } from '../../platform/clock/clock.js';
import { invariant } from '../../platform/errors/invariant.js';
import {
  CURRENT_FORM,
  OpenReviewCommand,
  ReadQueueCommand,
  RecordWatchEvidenceCommand,
  SignReviewCommand,
} from '../../reviews/reviews.public.js';
import { MINUTE } from '../domain/planned.js';
import type { Random } from '../domain/random.js';

const NOTES = [
  'Reminded the officer to announce the recording.',
  'Sound begins late; talked it over at roll call.',
  'Category corrected together with the officer.',
] as const;

/** Does reviews as a supervisor does: opens, watches, answers, signs. */
@Injectable()
export class DemoReviews {
  constructor(
    private readonly readQueue: ReadQueueCommand,
    private readonly open: OpenReviewCommand,
    private readonly watch: RecordWatchEvidenceCommand,
    private readonly sign: SignReviewCommand,
    private readonly clock: Clock,
  ) {}

  /** What is in a supervisor's queue, the next due first. */
  async queueOf(supervisor: SignedIn): Promise<string[]> {
    const { items } = await this.readQueue.execute(supervisor, {});
    return items.map(({ review }) => review.id);
  }

  /** Watches a whole clip, at normal speed or twice as fast, and signs. */
  async complete(supervisor: SignedIn, reviewId: string, random: Random): Promise<void> {
    await this.watchPart(supervisor, reviewId, { share: 1, speed: random.pick([1, 2]) });
    this.pass(random.integer(20_000, MINUTE));
    await this.sign.execute(supervisor, reviewId, answers(random));
  }

  /** Leaves a review half watched, as somebody does who is called away. */
  async begin(supervisor: SignedIn, reviewId: string): Promise<void> {
    await this.watchPart(supervisor, reviewId, { share: 0.4, speed: 1 });
  }

  private async watchPart(
    supervisor: SignedIn,
    reviewId: string,
    { share, speed }: { share: number; speed: number },
  ): Promise<void> {
    const { id: playbackId, durationMs } = await this.open.execute(supervisor, reviewId);
    const endMs = Math.floor(durationMs * share);
    this.pass(Math.ceil(endMs / speed) + 2_000);
    const interval = { startMs: 0, endMs, speed, muted: false, visible: true };
    await this.watch.execute(supervisor, reviewId, { playbackId, intervals: [interval] });
  }

  private pass(milliseconds: number): void {
    invariant(this.clock instanceof SettableClock, 'The demo is loaded with a clock of its own');
    this.clock.advance(milliseconds);
  }
}

function answers(random: Random) {
  const fault = random.chance(0.2) ? random.integer(0, CURRENT_FORM.questions.length - 2) : -1;
  const isPraised = random.chance(0.15);
  return {
    answers: CURRENT_FORM.questions.map(({ id, finds }, index) => {
      if (finds.kind === 'praise') {
        const note = isPraised ? 'Patient and clear with an upset caller.' : '';
        return { question: id, answer: isPraised ? ('yes' as const) : ('no' as const), note };
      }
      if (index === fault) return { question: id, answer: finds.answer, note: random.pick(NOTES) };
      return { question: id, answer: 'yes' as const, note: '' };
    }),
    notes: '',
  };
}
