import { CURRENT_FORM } from '../../../src/reviews/reviews.public.js';
import type { ReviewContent } from '../../../src/reviews/domain/answers.js';
import type { PlayedInterval } from '../../../src/reviews/domain/watch-evidence.js';
import { OpenReviewCommand } from '../../../src/reviews/commands/open-review.command.js';
import { type Queue, ReadQueueCommand } from '../../../src/reviews/commands/read-queue.command.js';
import { RecordWatchEvidenceCommand } from '../../../src/reviews/commands/record-watch-evidence.command.js';
import { SignReviewCommand } from '../../../src/reviews/commands/sign-review.command.js';
import { type Role, SignedIn } from '../../../src/identity/identity.public.js';
import { DomainError, type RefusalFacts } from '../../../src/platform/errors/refusals.js';
import { newId } from '../../../src/platform/ids.js';
import { createSamplingWorld, type SamplingWorld } from '../sampling/sampling-world.js';

/** The length of every clip of the tests. */
export const CLIP_MS = 60_000;

/** An executed draw: two clips each of Olsen (central) and Nguyen (north), 80 % to be watched. */
export interface ReviewWorld extends SamplingWorld {
  readonly drawId: string;
  /** Supervisor of central, no officer. */
  readonly sam: SignedIn;
  /** Supervisor of north, who is Officer Nguyen of north. */
  readonly noor: SignedIn;
  queueOf(actor: SignedIn): Promise<Queue>;
  /** Opens a review and lets so much of the clip play at its own speed. */
  watch(actor: SignedIn, reviewId: string, forMs: number): Promise<string>;
  /** Opens, watches and signs the first review of a queue; its identifier. */
  review(actor: SignedIn, content?: ReviewContent): Promise<string>;
}

export function signedIn(
  personId: string,
  role: Role,
  { unitId = null, officerId = null }: { unitId?: string | null; officerId?: string | null } = {},
): SignedIn {
  const grants = [{ role, unitId }];
  const session = { sessionId: newId(), address: '192.0.2.7', requestId: newId() };
  const person = { personId, username: role, displayName: role, officerId, grants };
  return new SignedIn({ ...person, ...session }, 'session.own');
}

export const played = (
  startMs: number,
  endMs: number,
  rest: Partial<PlayedInterval> = {},
): PlayedInterval => ({ startMs, endMs, speed: 1, muted: false, visible: true, ...rest });

/** Every question answered, nothing found. */
export const CALM: ReviewContent = {
  answers: CURRENT_FORM.questions.map(({ id }) => ({
    question: id,
    answer: 'not_applicable',
    note: '',
  })),
  notes: '',
};

/** The calm content, but with these answers. */
export function content(...changes: ReviewContent['answers'][number][]): ReviewContent {
  const answers = CALM.answers.map(
    (calm) => changes.find(({ question }) => question === calm.question) ?? calm,
  );
  return { ...CALM, answers };
}

export async function createReviewWorld(): Promise<ReviewWorld> {
  const world = await createSamplingWorld();
  const { olsen, nguyen } = world.roster.officers;
  await world.addClips(4, { officerId: olsen.id, unitId: olsen.unitId, durationMs: CLIP_MS });
  await world.addClips(3, { officerId: nguyen.id, unitId: nguyen.unitId, durationMs: CLIP_MS });
  const drawId = await world.declare(await world.savePolicy());
  await world.conduct(drawId);
  const { central, north } = world.roster.units;
  const sam = signedIn(world.supervisors.central, 'supervisor', { unitId: central.id });
  const inNorth = { unitId: north.id, officerId: nguyen.id };
  const noor = signedIn(world.supervisors.north, 'supervisor', inNorth);
  return { ...world, drawId, sam, noor, ...actsIn(world) };
}

function actsIn({ app }: SamplingWorld) {
  const { context, clock } = app;
  const queueOf = (actor: SignedIn) => context.get(ReadQueueCommand).execute(actor, {});
  const watch = async (actor: SignedIn, reviewId: string, forMs: number) => {
    const { id: playbackId } = await context.get(OpenReviewCommand).execute(actor, reviewId);
    clock.advance(forMs);
    const report = { playbackId, intervals: [played(0, forMs)] };
    await context.get(RecordWatchEvidenceCommand).execute(actor, reviewId, report);
    return playbackId;
  };
  const review = async (actor: SignedIn, said: ReviewContent = CALM) => {
    const { id } = (await queueOf(actor)).items[0]!.review;
    await watch(actor, id, CLIP_MS);
    await context.get(SignReviewCommand).execute(actor, id, said);
    return id;
  };
  return { queueOf, watch, review };
}

/** The code and the facts of the refusal that an act ends in; null if it does not. */
export async function refusalOf(
  act: Promise<unknown>,
): Promise<({ code: string } & RefusalFacts) | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.facts };
    throw error;
  }
}

/** Entries of the trail about a target, oldest first. */
export async function entriesAbout(
  { app }: SamplingWorld,
  target: string,
): Promise<{ kind: string; outcome: string; facts: Record<string, unknown> }[]> {
  return app.dataSource.query(
    `SELECT body ->> 'kind' AS kind, body ->> 'outcome' AS outcome, body -> 'facts' AS facts
       FROM (SELECT id, target, encode(body, 'escape')::jsonb AS body FROM audit.entry) AS entry
       WHERE target = $1 ORDER BY id`,
    [target],
  );
}
