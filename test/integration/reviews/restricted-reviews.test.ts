import { GrantAuthorizationCommand } from '../../../src/authorizations/authorizations.public.js';
import { RestrictClipCommand } from '../../../src/footage/commands/restrict-clip.command.js';
import { ReadReviewCommand } from '../../../src/reviews/commands/read-review.command.js';
import { holding } from '../agency/roster.js';
import { chief } from '../sampling/sampling-world.js';
import { createReviewWorld, entriesAbout, refusalOf, type ReviewWorld } from './review-world.js';

describe('C10: a review whose clip was restricted after the draw', () => {
  let world: ReviewWorld;
  let reviewId: string;
  let clipId: string;

  beforeAll(async () => {
    world = await createReviewWorld();
    const { review } = (await world.queueOf(world.sam)).items[0]!;
    ({ id: reviewId, clipId } = review);
    const decision = { restriction: 'juvenile', isRestricted: true, reason: 'A child' } as const;
    await world.app.context.get(RestrictClipCommand).execute(holding('records'), clipId, decision);
  });
  afterAll(() => world.app.stop());

  const read = (actor: Parameters<ReadReviewCommand['execute']>[0]) =>
    world.app.context.get(ReadReviewCommand).execute(actor, reviewId);

  it('stays a task of its reviewer, without a word about the clip', async () => {
    const queue = await world.queueOf(world.sam);
    expect(queue.remaining).toBe(4);
    const shown = queue.items.find(({ review }) => review.id === reviewId);
    expect(shown?.clip).toBeNull();
    expect(queue.items.filter(({ clip }) => clip !== null)).toHaveLength(3);
  });

  it('says what is missing when it is opened, and enters that once', async () => {
    const before = (await entriesAbout(world, `review:${reviewId}`)).length;
    const refused = await refusalOf(world.watch(world.sam, reviewId, 1_000));
    expect(refused?.code).toBe('review.clearance-needed');
    const entries = (await entriesAbout(world, `review:${reviewId}`)).slice(before);
    expect(entries).toMatchObject([
      { kind: 'review.act-refused', outcome: 'denied', facts: { rule: 'review.clearance-needed' } },
    ]);
  });

  it('does not exist for others without the clearance', async () => {
    expect((await refusalOf(read(holding('commander'))))?.code).toBe('review.not-found');
  });

  it('can be done once the reviewer has the clearance', async () => {
    const { clock, context } = world.app;
    await context.get(GrantAuthorizationCommand).execute(chief, {
      ...{ kind: 'clearance', personId: world.sam.personId, reach: null, unitIds: [] },
      ...{ coversReviews: false, restrictions: ['juvenile'], purpose: 'Reviewing this clip' },
      ...{ documentReference: 'Order 3', document: null, validFrom: clock.now() },
      validUntil: new Date(clock.now().getTime() + 86_400_000),
    });
    await world.watch(world.sam, reviewId, 1_000);
    expect((await read(world.sam)).material.clip.clip.id).toBe(clipId);
  });
});
