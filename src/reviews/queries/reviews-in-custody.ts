import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RelatedTargets } from '../../audit-trail/audit-trail.public.js';
import { ReviewsRepository } from '../persistence/reviews.repository.js';

/** Puts what became of a clip in draws and reviews into its chain of custody. */
@Injectable()
export class ReviewsInCustody implements OnModuleInit {
  constructor(
    private readonly related: RelatedTargets,
    private readonly reviews: ReviewsRepository,
  ) {}

  onModuleInit(): void {
    this.related.register('clip', (tx, clipId) => this.reviews.targetsAbout(tx, clipId));
  }
}
