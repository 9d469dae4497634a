import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ActorNames } from '../../audit-trail/audit-trail.public.js';
import { ApiClientsRepository } from '../persistence/api-clients.repository.js';

/** Lets the audit trail show which machine a service is. */
@Injectable()
export class NamedMachines implements OnModuleInit {
  constructor(
    private readonly actorNames: ActorNames,
    private readonly clients: ApiClientsRepository,
  ) {}

  onModuleInit(): void {
    this.actorNames.register(
      'service',
      (ids) => this.clients.namesOf(ids),
      (text, limit) => this.clients.search(text, limit),
    );
  }
}
