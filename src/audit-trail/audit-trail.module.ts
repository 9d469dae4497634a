import { Module } from '@nestjs/common';
import { AuditTrail } from './commands/audit-trail.js';
import { EntryRepository } from './persistence/entry.repository.js';

@Module({
  providers: [AuditTrail, EntryRepository],
  exports: [AuditTrail],
})
export class AuditTrailModule {}
