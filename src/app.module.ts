import { type DynamicModule, Module } from '@nestjs/common';
import { ActivationsModule } from './activations/activations.module.js';
import { ApiClientsModule } from './api-clients/api-clients.module.js';
import { AgencyModule } from './agency/agency.module.js';
import { AuditReviewsModule } from './audit-reviews/audit-reviews.module.js';
import { AuditTrailModule } from './audit-trail/audit-trail.module.js';
import { AuthorizationsModule } from './authorizations/authorizations.module.js';
import { CredentialsModule } from './credentials/credentials.module.js';
import { DemoAgencyModule } from './demo-agency/demo-agency.module.js';
import { FootageModule } from './footage/footage.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { PersonnelModule } from './personnel/personnel.module.js';
import { ProvisioningModule } from './provisioning/provisioning.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { SingleSignOnModule } from './single-sign-on/single-sign-on.module.js';
import { SamplingModule } from './sampling/sampling.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { schema } from './schema.js';

const features = [
  AuditTrailModule,
  IdentityModule,
  ApiClientsModule,
  CredentialsModule,
  SignInModule,
  SingleSignOnModule,
  AgencyModule,
  PersonnelModule,
  ProvisioningModule,
  AuditReviewsModule,
  AuthorizationsModule,
  FootageModule,
  IngestModule,
  ActivationsModule,
  SamplingModule,
  ReviewsModule,
  ReportsModule,
  DemoAgencyModule,
];

@Module({})
export class AppModule {
  static with(options: Omit<PlatformOptions, 'schema'>): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with({ ...options, schema }), ...features],
    };
  }
}
