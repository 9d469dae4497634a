import { Injectable } from '@nestjs/common';

import { AgencyDirectory } from '../../agency/agency.public.js';
import type { ClipStep } from '../domain/clip-state.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { ClipProgressRepository } from '../persistence/clip-progress.repository.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';

/** A clip as lists show it, with the names of the people and places that it belongs to. */
export interface ClipSummary {
  readonly clip: ClipEntity;
  readonly officer: { id: string; name: string; badgeNumber: string } | null;
  readonly unit: { id: string; name: string } | null;
  /** Whether the reader may watch it now, by role and in writing. */
  readonly mayWatch: boolean;
  /** Whether there is a still, and the reader may see it. */
  readonly hasThumbnail: boolean;
  readonly progress: { step: ClipStep; percent: number } | null;
}

/** Completes rows of the ledger for showing. Whoever calls it enters the reading in the trail. */
@Injectable()
export class ClipSummaries {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly renditions: RenditionsRepository,
    private readonly progress: ClipProgressRepository,
  ) {}

  /** @param pictures the clips that the reader may watch, as `VisibleClips.picturesOf` has them */
  async of(clips: readonly ClipEntity[], pictures: ReadonlySet<string>): Promise<ClipSummary[]> {
    const ids = clips.map(({ id }) => id);
    const [officers, units, withThumbnail, progress] = await Promise.all([
      this.agency.officersByIds(distinct(clips.map(({ officerId }) => officerId))),
      this.agency.unitsByIds(distinct(clips.map(({ unitId }) => unitId))),
      this.renditions.withThumbnail(ids),
      this.progress.of(ids),
    ]);
    return clips.map((clip) => {
      const officer = officers.get(clip.officerId ?? '');
      const unit = units.get(clip.unitId ?? '');
      const at = progress.get(clip.id);
      return {
        clip,
        officer: officer
          ? { id: officer.id, name: officer.name, badgeNumber: officer.badgeNumber }
          : null,
        unit: unit ? { id: unit.id, name: unit.name } : null,
        mayWatch: pictures.has(clip.id),
        hasThumbnail: pictures.has(clip.id) && withThumbnail.has(clip.id),
        progress: at ? { step: at.step, percent: at.percent } : null,
      };
    });
  }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
