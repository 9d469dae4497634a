import { Injectable } from '@nestjs/common';

import type { SignedIn } from '../identity/identity.public.js';
import type { Tx } from '../platform/database/transactions.js';
import { VisibleClips } from './commands/visible-clips.js';
import type { ClipMoment } from './domain/footage.domain-events.js';
import type { ClipEntity } from './persistence/clip.entity.js';
import {
  ClipMomentsRepository,
  type DrawCandidate,
  type OfficerTime,
} from './persistence/clip-moments.repository.js';
import { ClipsRepository } from './persistence/clips.repository.js';
import { type ClipSummary, ClipSummaries } from './queries/clip-summaries.query.js';

export { StillGrants } from './domain/still-grants.js';
export { AcceptClip, type NewRendition, type StoredOriginal } from './commands/accept-clip.js';
export { CategorizeClipCommand } from './commands/categorize-clip.command.js';
export { OpenPlaybackCommand, type OpenedPlayback } from './commands/open-playback.command.js';
export { type NewClip, RegisterClipCommand } from './commands/register-clip.command.js';
export { VisibleClips };
export { CATEGORIES, type Category } from './domain/categories.js';
export {
  CLIP_STATES,
  type ClipState,
  type ClipStep,
  RECORDING_TRIGGERS,
  type RecordingTrigger,
} from './domain/clip-state.js';
export {
  clipBecameReady,
  type ClipMoment,
  clipWasQuarantined,
  clipWasRegistered,
} from './domain/footage.domain-events.js';
export { checkPurpose, disclosedOf, type StatedPurpose } from './domain/purposes.js';
export { PurposeRequest, toStatedPurpose } from './http/clips.requests.js';
export {
  type OpeningsAsked,
  type PlaybackOpening,
  PlaybackOpeningsQuery,
} from './queries/playback-openings.query.js';
export type { QuarantineReason } from './domain/quarantine.js';
export { wantsBytes } from './domain/wants-bytes.js';
export { ClipProgressRepository as ClipProgress } from './persistence/clip-progress.repository.js';
export type { ClipSummary, DrawCandidate, OfficerTime };

/** One row of the ledger. */
export type Clip = Readonly<ClipEntity>;

/**
 * What other features may ask of the ledger. Whoever shows the answer to a person enters that
 * reading in the trail; the directory cannot know who looks.
 */
@Injectable()
export class FootageDirectory {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly moments: ClipMomentsRepository,
    private readonly summaries: ClipSummaries,
    private readonly visible: VisibleClips,
  ) {}

  clip(id: string): Promise<Clip | null> {
    return this.clips.byId(id);
  }

  /** The row, held until the transaction ends. */
  lockClip(tx: Tx, id: string): Promise<Clip | null> {
    return this.clips.lock(tx, id);
  }

  /** The clip of the same camera that holds these bytes already, if any. */
  heldDuplicate(tx: Tx, clip: Clip, sha256: string): Promise<string | null> {
    return this.clips.heldDuplicate(tx, clip, sha256);
  }

  /** Clips by identifier, in the order of the identifiers; those that do not exist are left out. */
  clipsByIds(tx: Tx, ids: readonly string[]): Promise<Clip[]> {
    return this.clips.byIds(ids, tx);
  }

  /**
   * Clips by identifier, with names, as they are for a reader to whom the feature shows them,
   * whosever they are. Those that do not exist are left out, and so are restricted ones without a
   * clearance.
   */
  async summariesOf(reader: SignedIn, ids: readonly string[]): Promise<Map<string, ClipSummary>> {
    const clips = await this.visible.cleared(reader, await this.clips.byIds(ids));
    const pictures = await this.visible.picturesOf(reader, clips);
    const found = await this.summaries.of(clips, pictures);
    return new Map(found.map((summary) => [summary.clip.id, summary]));
  }

  /** Those of the clips that no restriction hides from the reader, whosever they are. */
  async clearedAmong(
    reader: SignedIn,
    ids: readonly string[],
    tx?: Tx,
  ): Promise<ReadonlySet<string>> {
    const clips = await this.visible.cleared(reader, await this.clips.byIds(ids, tx), tx);
    return new Set(clips.map(({ id }) => id));
  }

  /**
   * Every clip whose last byte arrived in [from, to), in byte order of the identifiers, whatever
   * its state: what does not count has to be counted too. Use REPEATABLE READ.
   */
  receivedBetween(
    tx: Tx,
    window: { from: Date; to: Date; unitId?: string | null },
  ): AsyncGenerator<DrawCandidate> {
    return this.moments.receivedBetween(tx, window);
  }

  /** For each question in turn: the officer's clips that run at some time in [from, to). */
  clipsOfOfficers(tx: Tx, questions: readonly OfficerTime[]): Promise<ClipMoment[][]> {
    return this.moments.ofOfficers(tx, questions);
  }

  async clipsOfOfficer(tx: Tx, officerId: string, from: Date, to: Date): Promise<ClipMoment[]> {
    const [clips = []] = await this.clipsOfOfficers(tx, [{ officerId, from, to }]);
    return clips;
  }
}
