import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StandingRights } from '../../audit-trail/audit-trail.public.js';
import { IdentityDirectory } from '../identity.public.js';

/** Lets the audit trail, which stands below, know who still holds the right to act on it. */
@Injectable()
export class HoldersOfRights implements OnModuleInit {
  constructor(
    private readonly standing: StandingRights,
    private readonly identity: IdentityDirectory,
  ) {}

  onModuleInit(): void {
    this.standing.register((permission) => this.identity.peopleWith(permission));
  }
}
