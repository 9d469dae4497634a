import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import {
  decodeCursor,
  DEFAULT_PAGE_LIMIT,
  type Page,
  type PageRequest,
  toPage,
} from '../../platform/http/page.js';
import { mayRead, visibleUnits } from '../commands/draw-scope.js';
import { drawRefusals } from '../domain/draw.errors.js';
import type { Draw } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';

const LIST = 'draws';

/** Draws as people may read them: numbers, digests and identifiers, no footage and no names. */
@Injectable()
export class DrawsQuery {
  constructor(private readonly draws: DrawsRepository) {}

  /** Newest first. */
  async page(actor: SignedIn, { cursor, limit }: PageRequest): Promise<Page<Draw>> {
    const rows = limit ?? DEFAULT_PAGE_LIMIT;
    const [declaredAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(LIST, cursor);
    const after = cursor === undefined ? null : { declaredAt, id };
    const found = await this.draws.page(visibleUnits(actor), after, rows + 1);
    return toPage(found, rows, {
      name: LIST,
      position: (draw) => [draw.declaredAt.toISOString(), draw.id],
      show: (draw) => draw,
    });
  }

  /** @throws DomainError `draw.not-found` */
  async one(actor: SignedIn, id: string): Promise<Draw> {
    const draw = await this.draws.byId(id);
    if (draw === null || !mayRead(actor, draw)) throw drawRefusals.refuse('not-found');
    return draw;
  }
}
