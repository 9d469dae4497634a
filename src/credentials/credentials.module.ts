import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AcceptInvitationCommand } from './commands/accept-invitation.command.js';
import { DecideFactorResetCommand } from './commands/decide-factor-reset.command.js';
import { FactorTaking } from './commands/factor-taking.js';
import { ListFactorResetsCommand } from './commands/list-factor-resets.command.js';
import { ManageOwnFactors } from './commands/manage-own-factors.js';
import { NewFactors } from './commands/new-factors.js';
import { OwnEnrolments } from './commands/own-enrolments.js';
import { PasskeyEnrolment } from './commands/passkey-enrolment.js';
import { PasskeyProofs } from './commands/passkey-proofs.js';
import { PasswordHasher } from './commands/password-hasher.js';
import { PasswordLinks } from './commands/password-links.js';
import { PasswordLists } from './commands/password-lists.js';
import { PasswordWords } from './commands/password-words.js';
import { Passwords } from './commands/passwords.js';
import { PrepareFactorResetCommand } from './commands/prepare-factor-reset.command.js';
import { RecoveryCodes } from './commands/recovery-codes.js';
import { RelyingParty } from './commands/relying-party.js';
import { SealedSecrets } from './commands/sealed-secrets.js';
import { SecondFactors } from './commands/second-factors.js';
import { TotpEnrolment } from './commands/totp-enrolment.js';
import { UnusedCodes } from './commands/unused-codes.js';
import { FactorResetsController } from './http/factor-resets.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { OwnEnrolmentsController } from './http/own-enrolments.controller.js';
import { SecondFactorsController } from './http/second-factors.controller.js';
import { FactorCeremoniesRepository } from './persistence/factor-ceremonies.repository.js';
import { FactorResetsRepository } from './persistence/factor-resets.repository.js';
import { PasswordsRepository } from './persistence/passwords.repository.js';
import { RecoveryCodesRepository } from './persistence/recovery-codes.repository.js';
import { SecondFactorsRepository } from './persistence/second-factors.repository.js';

@Module({
  imports: [AuditTrailModule, IdentityModule],
  controllers: [
    FactorResetsController,
    InvitationsController,
    OwnEnrolmentsController,
    SecondFactorsController,
  ],
  providers: [
    AcceptInvitationCommand,
    DecideFactorResetCommand,
    FactorCeremoniesRepository,
    FactorResetsRepository,
    FactorTaking,
    ListFactorResetsCommand,
    ManageOwnFactors,
    NewFactors,
    OwnEnrolments,
    PasskeyEnrolment,
    PasskeyProofs,
    PasswordHasher,
    PasswordLinks,
    PasswordLists,
    Passwords,
    PasswordsRepository,
    PasswordWords,
    PrepareFactorResetCommand,
    RecoveryCodes,
    RecoveryCodesRepository,
    RelyingParty,
    SealedSecrets,
    SecondFactors,
    SecondFactorsRepository,
    TotpEnrolment,
    UnusedCodes,
  ],
  exports: [
    AcceptInvitationCommand,
    PasskeyEnrolment,
    PasswordLinks,
    Passwords,
    PasswordWords,
    SecondFactors,
    TotpEnrolment,
    OwnEnrolments,
    UnusedCodes,
  ],
})
export class CredentialsModule {}
