import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request } from 'express';
import { BearerSchemes, type Machine, visitorOf } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { MachineAdmission } from '../commands/machine-admission.js';
import { clientNamedBy, CREDENTIAL_PREFIX, isOneOf } from '../domain/credential.js';
import { MachineCredentialsRepository } from '../persistence/machine-credentials.repository.js';

/** Lets machines in that send their credential as a bearer token (RFC 6750). */
@Injectable()
export class TokenBearers implements OnModuleInit {
  constructor(
    private readonly schemes: BearerSchemes,
    private readonly credentials: MachineCredentialsRepository,
    private readonly admission: MachineAdmission,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schemes.register(CREDENTIAL_PREFIX, (credential, request) =>
      this.recognize(credential, request),
    );
  }

  private async recognize(credential: string, request: Request): Promise<Machine> {
    const visitor = visitorOf(request);
    const id = clientNamedBy(credential);
    if (id === null) return this.admission.refuse(visitor, 'malformed', null);
    const known = await this.credentials.clientWithSecrets(id);
    if (known === null) return this.admission.refuse(visitor, 'unknown', null);
    if (!isOneOf(known.secrets, credential, this.clock.now())) {
      return this.admission.refuse(visitor, 'secret', known.client.id);
    }
    return this.admission.admit(known.client, visitor);
  }
}
