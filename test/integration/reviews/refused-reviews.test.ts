import { OpenReviewCommand } from '../../../src/reviews/commands/open-review.command.js';
import { ReadReviewCommand } from '../../../src/reviews/commands/read-review.command.js';
import { RecordWatchEvidenceCommand } from '../../../src/reviews/commands/record-watch-evidence.command.js';
import { SignReviewCommand } from '../../../src/reviews/commands/sign-review.command.js';
import { newId } from '../../../src/platform/ids.js';
import {
  CALM,
  CLIP_MS,
  content,
  createReviewWorld,
  entriesAbout,
  played,
  refusalOf,
  type ReviewWorld,
  signedIn,
} from './review-world.js';

describe('what a review refuses', () => {
  let world: ReviewWorld;
  let reviewId: string;

  const open = (actor = world.sam) =>
    world.app.context.get(OpenReviewCommand).execute(actor, reviewId);
  const read = (actor = world.sam) =>
    world.app.context.get(ReadReviewCommand).execute(actor, reviewId);
  const sign = (said = CALM) =>
    world.app.context.get(SignReviewCommand).execute(world.sam, reviewId, said);
  const report = (playbackId: string, intervals: ReturnType<typeof played>[]) =>
    world.app.context
      .get(RecordWatchEvidenceCommand)
      .execute(world.sam, reviewId, { playbackId, intervals });
  const codeOf = async (act: Promise<unknown>) => (await refusalOf(act))?.code;

  beforeAll(async () => {
    world = await createReviewWorld();
    const { items } = await world.queueOf(world.sam);
    reviewId = items.find(({ clip }) => clip!.officer?.name === 'Kari Olsen')!.review.id;
  });
  afterAll(() => world.app.stop());

  it('somebody else of the unit, who may read it', async () => {
    const unitId = world.roster.units.central.id;
    const colleague = signedIn(newId(), 'supervisor', { unitId });
    expect(await codeOf(open(colleague))).toBe('review.not-yours');
    expect((await read(colleague)).isOwn).toBe(false);
  });

  it('anybody outside of its unit, for whom it does not exist', async () => {
    expect(await codeOf(open(world.noor))).toBe('review.not-found');
    expect(await codeOf(read(world.noor))).toBe('review.not-found');
    const officerId = world.roster.officers.olsen.id;
    const officer = signedIn(newId(), 'officer', { officerId });
    expect(await codeOf(read(officer))).toBe('review.not-found');
  });

  it('whoever the clip shows, also as its reviewer, also to read [C11]', async () => {
    const unitId = world.roster.units.central.id;
    const officerId = world.roster.officers.olsen.id;
    const shown = signedIn(world.sam.personId, 'supervisor', { unitId, officerId });
    expect(await codeOf(open(shown))).toBe('review.self-review');
    expect(await codeOf(read(shown))).toBe('review.self-review');
    const entries = await entriesAbout(world, `review:${reviewId}`);
    expect(entries.at(-1)).toMatchObject({
      kind: 'review.act-refused',
      outcome: 'denied',
      facts: { act: 'read', rule: 'review.self-review' },
    });
  });

  it('a signature before it was opened [L03]', async () => {
    expect(await codeOf(sign())).toBe('review.not-opened');
  });

  it('watching that cannot have happened, and keeps nothing of it', async () => {
    const { id } = await open();
    world.app.clock.advance(10_000);
    const impossible = [
      [id, [played(0, 20_000)], 'review.faster-than-time'],
      [id, [played(0, 5_000), played(5_000, CLIP_MS + 5_000)], 'review.outside-the-clip'],
      [id, [played(0, 5_000, { speed: 32 })], 'review.impossible-speed'],
      [newId(), [played(0, 5_000)], 'review.unknown-playback'],
    ] as const;
    for (const [playback, intervals, code] of impossible) {
      expect(await codeOf(report(playback, [...intervals]))).toBe(code);
    }
    expect((await read()).review.watchedMs).toBe(0);
  });

  it('playbacks side by side that together gain on the clock', async () => {
    const first = await open();
    const second = await open();
    world.app.clock.advance(10_000);
    await report(first.id, [played(0, 9_000)]);
    const beside = report(second.id, [played(30_000, 39_000)]);
    expect(await codeOf(beside)).toBe('review.faster-than-time');
  });

  it('a fault without a note, and open questions', async () => {
    await world.watch(world.sam, reviewId, CLIP_MS);
    const fault = { question: 'handled-safely', answer: 'no' as const, note: '  ' };
    expect(await codeOf(sign(content(fault)))).toBe('review.note-missing');
    const half = { answers: CALM.answers.slice(1), notes: '' };
    expect(await refusalOf(sign(half))).toMatchObject({
      code: 'review.not-answered',
      questions: CALM.answers[0]!.question,
    });
  });

  it('two different signatures at once: one counts, the other is told [L02]', async () => {
    const other = { ...CALM, notes: 'from the other window' };
    const codes = await Promise.all([CALM, other, CALM, other].map((said) => codeOf(sign(said))));
    expect(codes.filter((code) => code === undefined)).toHaveLength(2);
    expect(codes.filter((code) => code === 'review.already-signed')).toHaveLength(2);
    const entries = await entriesAbout(world, `review:${reviewId}`);
    expect(entries.filter(({ kind }) => kind === 'review.signed')).toHaveLength(1);
  });

  it('any change by SQL: of what is signed, of evidence, of an assignment, or without entry', async () => {
    const { dataSource } = world.app;
    const attempts = [
      [`UPDATE review SET notes = 'x' WHERE state = 'signed'`, 'keeps its assignment'],
      [`UPDATE review SET due_at = now() WHERE state = 'assigned'`, 'keeps its assignment'],
      [`UPDATE review SET reviewer_id = '${world.noor.personId}'`, 'keeps its assignment'],
      [`UPDATE watch_interval SET end_ms = end_ms + 1`, 'never changed'],
      [`UPDATE review SET notes = 'x' WHERE state = 'assigned'`, 'lacks its audit entry'],
      [`DELETE FROM review`, 'permission denied'],
      [`DELETE FROM watch_interval`, 'permission denied'],
    ] as const;
    for (const [statement, message] of attempts) {
      await expect(dataSource.query(statement)).rejects.toThrow(message);
    }
  });
});
