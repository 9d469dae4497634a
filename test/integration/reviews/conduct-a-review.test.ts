import { ChainOfCustody, RelatedTargets } from '../../../src/audit-trail/audit-trail.public.js';
import { PlaybacksRepository } from '../../../src/footage/persistence/playbacks.repository.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { OpenReviewCommand } from '../../../src/reviews/commands/open-review.command.js';
import { ReadReviewCommand } from '../../../src/reviews/commands/read-review.command.js';
import { RecordWatchEvidenceCommand } from '../../../src/reviews/commands/record-watch-evidence.command.js';
import { SaveAnswersCommand } from '../../../src/reviews/commands/save-answers.command.js';
import { SignReviewCommand } from '../../../src/reviews/commands/sign-review.command.js';
import { toReviewResponse } from '../../../src/reviews/http/reviews.responses.js';
import {
  CALM,
  CLIP_MS,
  content,
  createReviewWorld,
  entriesAbout,
  played,
  refusalOf,
  type ReviewWorld,
} from './review-world.js';

describe('a review from the draw to the signature', () => {
  let world: ReviewWorld;
  let reviewId: string;
  let playbackId: string;
  let besideId: string;

  const get = <T>(command: abstract new (...args: never[]) => T): T =>
    world.app.context.get<T>(command);
  const report = (intervals: ReturnType<typeof played>[]) =>
    get(RecordWatchEvidenceCommand).execute(world.sam, reviewId, { playbackId, intervals });
  const granted = (id: string) =>
    get(PlaybacksRepository).granted(id, world.sam.personId, world.sam.sessionId!);
  const detail = () => get(ReadReviewCommand).execute(world.sam, reviewId);

  beforeAll(async () => {
    world = await createReviewWorld();
    reviewId = (await world.queueOf(world.sam)).items[0]!.review.id;
  });
  afterAll(() => world.app.stop());

  it('waits in one queue, never that of the officer whom the clip shows', async () => {
    const { items, remaining, overdue } = await world.queueOf(world.sam);
    // Sam supervises central; Nguyen's clips of north fall to Sam because Noor is Nguyen.
    expect(items.map(({ clip }) => clip!.officer?.name).sort()).toEqual([
      'Kari Olsen',
      'Kari Olsen',
      'Linh Nguyen',
      'Linh Nguyen',
    ]);
    expect({ remaining, overdue }).toEqual({ remaining: 4, overdue: 0 });
    expect((await world.queueOf(world.noor)).items).toEqual([]);
  });

  it('says why the clip is there, by when, and how long it will take', async () => {
    const { items } = await world.queueOf(world.sam);
    const { review } = items[0]!;
    expect(review).toMatchObject({ drawId: world.drawId, stratumSelected: 2, state: 'assigned' });
    expect(items.map((item) => item.review.rank).sort()).toEqual([1, 1, 2, 2]);
    // Assigned on 24 November, due in 14 days: the end of 8 December in Chicago.
    expect(review.dueAt.toISOString()).toBe('2026-12-09T05:59:59.999Z');
    expect(toReviewResponse(await detail())).toMatchObject({
      estimatedMinutes: 2,
      requiredPercent: 80,
      watchedPercent: 0,
      isOwn: true,
      reviewerName: 'sam',
    });
  });

  it('begins when it is opened, with a playback bound to it', async () => {
    playbackId = (await get(OpenReviewCommand).execute(world.sam, reviewId)).id;
    const { review } = await detail();
    expect(review.state).toBe('in_progress');
    const [playback] = await world.app.dataSource.query<object[]>(
      'SELECT review_id, purpose, clip_id FROM playback WHERE id = $1',
      [playbackId],
    );
    expect(playback).toEqual({ review_id: reviewId, purpose: 'review', clip_id: review.clipId });
  });

  it('keeps what was really played, once however often it is reported', async () => {
    world.app.clock.advance(30_000);
    const first = [played(0, 20_000), played(20_000, 25_000, { visible: false })];
    await report(first);
    const again = await report(first);
    expect(again).toEqual({ watchedMs: 20_000, watchedPercent: 33, requiredPercent: 80 });
  });

  it('cannot be signed before the required share is watched', async () => {
    const signing = get(SignReviewCommand).execute(world.sam, reviewId, CALM);
    expect(await refusalOf(signing)).toMatchObject({
      code: 'review.not-watched',
      watchedMs: 20_000,
      requiredMs: 48_000,
      requiredPercent: 80,
    });
  });

  it('keeps a draft, and resumes where it was left', async () => {
    const draft = { answers: CALM.answers.slice(0, 2), notes: 'half way' };
    await get(SaveAnswersCommand).execute(world.sam, reviewId, draft);
    playbackId = (await get(OpenReviewCommand).execute(world.sam, reviewId)).id;
    const { review, watched } = await detail();
    expect(review).toMatchObject(draft);
    expect(watched).toEqual([{ startMs: 0, endMs: 20_000 }]);
  });

  it('adds up the playbacks, at any speed, and marks what was heard by nobody', async () => {
    world.app.clock.advance(20_000);
    const rest = [played(20_000, 60_000, { speed: 2, muted: true })];
    expect((await report(rest)).watchedPercent).toBe(100);
    const { watched, mutedMs } = await detail();
    expect(watched).toEqual([{ startMs: 0, endMs: CLIP_MS }]);
    expect(mutedMs).toBe(40_000);
  });

  it('is signed once; the same signature again changes nothing, another is refused', async () => {
    const said = content(
      { question: 'category-fits', answer: 'no', note: 'No category at all.' },
      { question: 'commendable', answer: 'yes', note: '' },
    );
    const beside = (await world.queueOf(world.sam)).items[1]!.review.id;
    besideId = (await get(OpenReviewCommand).execute(world.sam, beside)).id;
    expect(await granted(playbackId)).not.toBeNull();
    const first = await get(SignReviewCommand).execute(world.sam, reviewId, said);
    const second = await get(SignReviewCommand).execute(world.sam, reviewId, said);
    expect(first.nextReviewId).not.toBeNull();
    expect(second).toEqual(first);
    const other = get(SignReviewCommand).execute(world.sam, reviewId, CALM);
    expect(await refusalOf(other)).toMatchObject({ code: 'review.already-signed' });
    const findings = await world.app.dataSource.query<object[]>(
      'SELECT question, kind, note FROM finding WHERE review_id = $1 ORDER BY question',
      [reviewId],
    );
    expect(findings).toEqual([
      { question: 'category-fits', kind: 'fault', note: 'No category at all.' },
      { question: 'commendable', kind: 'praise', note: '' },
    ]);
  });

  it('ends what was granted in order to review, and nothing else', async () => {
    expect(await granted(playbackId)).toBeNull();
    expect(await granted(besideId)).not.toBeNull();
  });

  it('leads to the next review and leaves the queue', async () => {
    const { items, remaining } = await world.queueOf(world.sam);
    expect(remaining).toBe(3);
    expect(items.map(({ review }) => review.id)).not.toContain(reviewId);
  });

  it('is part of the clip’s chain of custody, from the draw that chose it on', async () => {
    const { review } = await detail();
    const { app } = world;
    const steps = await get(Transactions).run((tx) =>
      get(ChainOfCustody).of(tx, `clip:${review.clipId}`),
    );
    const kinds = steps.map(({ kind }) => kind);
    for (const kind of ['draw.frozen', 'draw.executed', 'review.opened', 'review.signed']) {
      expect(kinds).toContain(kind);
    }
    const reviewed = steps.filter(({ target }) => target.startsWith('review:'));
    expect(new Set(reviewed.map(({ target }) => target))).toEqual(new Set([`review:${reviewId}`]));
    const other = await app.dataSource.query<{ id: string }[]>(
      'SELECT id FROM clip WHERE id NOT IN (SELECT clip_id FROM review) LIMIT 1',
    );
    expect(await get(RelatedTargets).with(`clip:${other[0]?.id}`)).toHaveLength(1);
  });

  it('has an entry for every act, and none that says what was found', async () => {
    const entries = await entriesAbout(world, `review:${reviewId}`);
    const kinds = entries.map(({ kind }) => kind).filter((kind) => kind !== 'review.read');
    expect(kinds).toEqual([
      'review.opened',
      'review.watch-evidence-recorded',
      'review.act-refused',
      'review.answers-saved',
      'review.opened',
      'review.watch-evidence-recorded',
      'review.signed',
      'review.act-refused',
    ]);
    const signed = entries.find(({ kind }) => kind === 'review.signed');
    expect(Object.keys(signed!.facts).sort()).toEqual([
      ...['clip', 'draw', 'durationMs', 'form', 'late', 'requiredPercent', 'watchedMs'],
    ]);
  });
});
