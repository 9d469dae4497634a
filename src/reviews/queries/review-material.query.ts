import { Injectable } from '@nestjs/common';
import { type ClipMark, ClipMarksQuery } from '../../activations/activations.public.js';
import { type ClipSummary, FootageDirectory } from '../../footage/footage.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { ReviewEntity } from '../persistence/review.entity.js';

/** What other features know about the clip of a review. */
export interface ReviewMaterial {
  readonly clip: ClipSummary;
  readonly reviewerName: string;
  /** Holster and other trigger events while the clip was recording, by time. */
  readonly marks: readonly ClipMark[];
}

/** Gathers what a review is about. Whoever calls it has entered the reading in the trail. */
@Injectable()
export class ReviewMaterialQuery {
  constructor(
    private readonly footage: FootageDirectory,
    private readonly people: IdentityDirectory,
    private readonly marks: ClipMarksQuery,
  ) {}

  async of(reader: SignedIn, { clipId, reviewerId }: ReviewEntity): Promise<ReviewMaterial> {
    const [clips, names] = await Promise.all([
      this.footage.summariesOf(reader, [clipId]),
      this.people.namesOf([reviewerId]),
    ]);
    const clip = clips.get(clipId);
    const reviewerName = names.get(reviewerId);
    invariant(clip !== undefined && reviewerName !== undefined, `Clip ${clipId} is not complete`);
    const marks = await this.marks.execute(clip.clip);
    return { clip, reviewerName, marks };
  }
}
