import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { actorsSearched } from '../domain/audit-trail.audit-events.js';
import { ActorNames, type NamedActor } from '../queries/actor-names.js';
import { AuditTrail } from './audit-trail.js';

/** More than fit on a screen, so that who types on need not ask again. */
const MOST = 200;

/** Finds the actor of a name. Names are personal, so that somebody looked is an entry. */
@Injectable()
export class SearchActorsCommand {
  constructor(
    private readonly names: ActorNames,
    private readonly trail: AuditTrail,
  ) {}

  async execute(actor: Actor, text: string): Promise<NamedActor[]> {
    const found = await this.names.search(text, MOST);
    const facts = { found: found.length };
    const disclosures = { text };
    await this.trail.recordAlone(actor, actorsSearched({ id: 'actors', facts, disclosures }));
    return found;
  }
}
