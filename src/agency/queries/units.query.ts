import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import { RosterRepository } from '../persistence/roster.repository.js';

export interface ListedUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The units within a person's scope, by code; an agency has few, so they come at once. */
@Injectable()
export class UnitsQuery {
  constructor(private readonly roster: RosterRepository) {}

  async execute(actor: SignedIn): Promise<ListedUnit[]> {
    const scope = actor.scope('agency.read');
    const units = await this.roster.units(scope);
    return units.map(({ id, code, name }) => ({ id, code, name }));
  }
}
