import { Module } from '@nestjs/common';

import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { AuthorizationsModule } from '../authorizations/authorizations.module.js';
import { AcceptClip } from './commands/accept-clip.js';
import { AttributeClip } from './commands/attribute-clip.js';
import { CategorizeClipCommand } from './commands/categorize-clip.command.js';
import { FollowAssignments } from './commands/follow-assignments.js';
import { ListClipsCommand } from './commands/list-clips.command.js';
import { OpenPlaybackCommand } from './commands/open-playback.command.js';
import { ReadClipCommand } from './commands/read-clip.command.js';
import { ReadCustodyCommand } from './commands/read-custody.command.js';
import { ReadThumbnailCommand } from './commands/read-thumbnail.command.js';
import { RegisterClipCommand } from './commands/register-clip.command.js';
import { RestrictClipCommand } from './commands/restrict-clip.command.js';
import { ServePlaybackCommand } from './commands/serve-playback.command.js';
import { ServedBytes } from './commands/served-bytes.js';
import { VisibleClips } from './commands/visible-clips.js';
import { StillGrants } from './domain/still-grants.js';
import { FootageDirectory } from './footage.public.js';
import { ClipsController } from './http/clips.controller.js';
import { PlaybacksController } from './http/playbacks.controller.js';
import { RestrictionsController } from './http/restrictions.controller.js';
import { ClipCategoriesRepository } from './persistence/clip-categories.repository.js';
import { ClipMomentsRepository } from './persistence/clip-moments.repository.js';
import { ClipProgressRepository } from './persistence/clip-progress.repository.js';
import { ClipRestrictionsRepository } from './persistence/clip-restrictions.repository.js';
import { ClipsRepository } from './persistence/clips.repository.js';
import { PlaybacksRepository } from './persistence/playbacks.repository.js';
import { RenditionsRepository } from './persistence/renditions.repository.js';
import { ClipSummaries } from './queries/clip-summaries.query.js';
import { PlaybackOpeningsQuery } from './queries/playback-openings.query.js';

@Module({
  imports: [AuditTrailModule, AgencyModule, AuthorizationsModule],
  controllers: [ClipsController, PlaybacksController, RestrictionsController],
  providers: [
    AcceptClip,
    AttributeClip,
    CategorizeClipCommand,
    FollowAssignments,
    ListClipsCommand,
    OpenPlaybackCommand,
    ReadClipCommand,
    ReadCustodyCommand,
    ReadThumbnailCommand,
    RegisterClipCommand,
    RestrictClipCommand,
    ServePlaybackCommand,
    ServedBytes,
    StillGrants,
    VisibleClips,
    FootageDirectory,
    ClipCategoriesRepository,
    ClipMomentsRepository,
    ClipProgressRepository,
    ClipRestrictionsRepository,
    ClipsRepository,
    PlaybacksRepository,
    RenditionsRepository,
    ClipSummaries,
    PlaybackOpeningsQuery,
  ],
  exports: [
    AcceptClip,
    CategorizeClipCommand,
    OpenPlaybackCommand,
    RegisterClipCommand,
    VisibleClips,
    ClipProgressRepository,
    FootageDirectory,
    PlaybackOpeningsQuery,
    StillGrants,
  ],
})
export class FootageModule {}
