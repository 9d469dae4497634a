import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ClientKeysCommand } from './commands/client-keys.command.js';
import { CreateApiClientCommand } from './commands/create-api-client.command.js';
import { ListApiClientsCommand } from './commands/list-api-clients.command.js';
import { MachineAdmission } from './commands/machine-admission.js';
import { RequestLimits } from './commands/request-limits.js';
import { RevokeApiClientCommand } from './commands/revoke-api-client.command.js';
import { RotateSecretCommand } from './commands/rotate-secret.command.js';
import { ApiClientsController } from './http/api-clients.controller.js';
import { SignedRequests } from './http/signed-requests.js';
import { TokenBearers } from './http/token-bearers.js';
import { ApiClientsRepository } from './persistence/api-clients.repository.js';
import { MachineCredentialsRepository } from './persistence/machine-credentials.repository.js';
import { NamedMachines } from './queries/named-machines.js';

@Module({
  imports: [AuditTrailModule, IdentityModule],
  controllers: [ApiClientsController],
  providers: [
    ClientKeysCommand,
    CreateApiClientCommand,
    ListApiClientsCommand,
    MachineAdmission,
    NamedMachines,
    RequestLimits,
    RevokeApiClientCommand,
    RotateSecretCommand,
    SignedRequests,
    TokenBearers,
    ApiClientsRepository,
    MachineCredentialsRepository,
  ],
  exports: [CreateApiClientCommand],
})
export class ApiClientsModule {}
