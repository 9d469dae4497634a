import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActorNames } from '../../audit-trail/audit-trail.public.js';
import { PeopleRepository } from '../persistence/people.repository.js';

/** Lets the audit trail, which stands below and holds identifiers only, show who somebody is. */
@Injectable()
export class NamedActors implements OnModuleInit {
  constructor(
    private readonly actorNames: ActorNames,
    private readonly people: PeopleRepository,
  ) {}

  onModuleInit(): void {
    for (const kind of ['person', 'service'] as const) {
      this.actorNames.register(
        kind,
        (ids) => this.people.namesOf(ids),
        (text, limit) => this.people.search(kind, text, limit),
      );
    }
  }
}
