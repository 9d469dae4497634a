import { CreateAuditTrail1790000000010 } from './audit-trail/persistence/migrations/1790000000010-create-audit-trail.js';
import { IndexEntriesForReaders1790000000011 } from './audit-trail/persistence/migrations/1790000000011-index-entries-for-readers.js';
import { FillEntryColumnsByTrigger1790000000012 } from './audit-trail/persistence/migrations/1790000000012-fill-entry-columns-by-trigger.js';
import { GiveTheTrailAnOwner1790000000013 } from './audit-trail/persistence/migrations/1790000000013-give-the-trail-an-owner.js';
import { HAND_OVER_TRAIL } from './audit-trail/persistence/trail-ownership.js';
import { CreateTwoPersonRequests1790000000016 } from './audit-trail/persistence/migrations/1790000000016-create-two-person-requests.js';
import { CreatePruning1790000000017 } from './audit-trail/persistence/migrations/1790000000017-create-pruning.js';
import { KeepSigningKeys1790000000014 } from './audit-trail/persistence/migrations/1790000000014-keep-signing-keys.js';
import { WatchTheTrail1790000000018 } from './audit-trail/persistence/migrations/1790000000018-watch-the-trail.js';
import { KeepWitnessesAndAnchors1790000000015 } from './audit-trail/persistence/migrations/1790000000015-keep-witnesses-and-anchors.js';
import { AccountLockEntity } from './identity/persistence/account-lock.entity.js';
import { OneTimeLinkEntity } from './identity/persistence/one-time-link.entity.js';
import { PersonChangeEntity } from './identity/persistence/person-change.entity.js';
import { PersonEntity } from './identity/persistence/person.entity.js';
import { RoleGrantEntity } from './identity/persistence/role-grant.entity.js';
import { SessionEntity } from './identity/persistence/session.entity.js';
import { PasswordEntity } from './credentials/persistence/password.entity.js';
import { FactorCeremonyEntity } from './credentials/persistence/factor-ceremony.entity.js';
import { FactorResetEntity } from './credentials/persistence/factor-reset.entity.js';
import { IssuedPasswordLinkEntity } from './credentials/persistence/issued-password-link.entity.js';
import { RecoveryCodeEntity } from './credentials/persistence/recovery-code.entity.js';
import { SecondFactorEntity } from './credentials/persistence/second-factor.entity.js';
import { TotpUsedStepEntity } from './credentials/persistence/totp-used-step.entity.js';
import { CreateSecondFactors1790000000026 } from './credentials/persistence/migrations/1790000000026-create-second-factors.js';
import { ResetFactorsByTwo1790000000044 } from './credentials/persistence/migrations/1790000000044-reset-factors-by-two.js';
import { CreatePasswords1790000000025 } from './credentials/persistence/migrations/1790000000025-create-passwords.js';
import { PendingSignInEntity } from './sign-in/persistence/pending-sign-in.entity.js';
import { SignInAttemptEntity } from './sign-in/persistence/sign-in-attempt.entity.js';
import { ChangePasswords1790000000039 } from './sign-in/persistence/migrations/1790000000039-change-passwords.js';
import { LockAccounts1790000000029 } from './sign-in/persistence/migrations/1790000000029-lock-accounts.js';
import { CreatePendingSignIns1790000000028 } from './sign-in/persistence/migrations/1790000000028-create-pending-sign-ins.js';
import { CreateIdentity1790000000020 } from './identity/persistence/migrations/1790000000020-create-identity.js';
import { GuardSessions1790000000021 } from './identity/persistence/migrations/1790000000021-guard-sessions.js';
import { GrowIdentity1790000000022 } from './identity/persistence/migrations/1790000000022-grow-identity.js';
import { WatchSessions1790000000023 } from './identity/persistence/migrations/1790000000023-watch-sessions.js';
import { LockSessions1790000000045 } from './identity/persistence/migrations/1790000000045-lock-sessions.js';
import { ApiClientEntity } from './api-clients/persistence/api-client.entity.js';
import { ApiClientKeyEntity } from './api-clients/persistence/api-client-key.entity.js';
import { ApiClientNonceEntity } from './api-clients/persistence/api-client-nonce.entity.js';
import { ApiClientSecretEntity } from './api-clients/persistence/api-client-secret.entity.js';
import { ApiClientUseEntity } from './api-clients/persistence/api-client-use.entity.js';
import { CreateApiClients1790000000032 } from './api-clients/persistence/migrations/1790000000032-create-api-clients.js';
import { ApprovePeople1790000000024 } from './identity/persistence/migrations/1790000000024-approve-people.js';
import { ProvisionedAccountEntity } from './provisioning/persistence/provisioned-account.entity.js';
import { CreateProvisioning1790000000037 } from './provisioning/persistence/migrations/1790000000037-create-provisioning.js';
import { AgencyEntity } from './agency/persistence/agency.entity.js';
import { CameraAssignmentEntity } from './agency/persistence/camera-assignment.entity.js';
import { CameraEntity } from './agency/persistence/camera.entity.js';
import { OfficerEntity } from './agency/persistence/officer.entity.js';
import { OfficerMoveEntity } from './agency/persistence/officer-move.entity.js';
import { KeepMovesOfOfficers1790000000038 } from './agency/persistence/migrations/1790000000038-keep-moves-of-officers.js';
import { SensorAssignmentEntity } from './agency/persistence/sensor-assignment.entity.js';
import { SensorEntity } from './agency/persistence/sensor.entity.js';
import { UnitEntity } from './agency/persistence/unit.entity.js';
import { CreateAgency1790000000030 } from './agency/persistence/migrations/1790000000030-create-agency.js';
import { WrittenAuthorizationEntity } from './authorizations/persistence/written-authorization.entity.js';
import { CreateAuthorizations1790000000033 } from './authorizations/persistence/migrations/1790000000033-create-authorizations.js';
import { CreatePersonnel1790000000034 } from './personnel/persistence/migrations/1790000000034-create-personnel.js';
import { CreateRecertification1790000000036 } from './personnel/persistence/migrations/1790000000036-create-recertification.js';
import { RecertificationItemEntity } from './personnel/persistence/recertification-item.entity.js';
import { RecertificationEntity } from './personnel/persistence/recertification.entity.js';
import { ApproveLinks1790000000047 } from './single-sign-on/persistence/migrations/1790000000047-approve-links.js';
import { CreateRosterImports1790000000046 } from './personnel/persistence/migrations/1790000000046-create-roster-imports.js';
import { RosterImportEntity } from './personnel/persistence/roster-import.entity.js';
import { PersonnelDateEntity } from './personnel/persistence/personnel-date.entity.js';
import { PersonnelLeaveEntity } from './personnel/persistence/personnel-leave.entity.js';
import { PersonnelTerminationEntity } from './personnel/persistence/personnel-termination.entity.js';
import { PersonnelTransferEntity } from './personnel/persistence/personnel-transfer.entity.js';
import { BreakGlassAccountEntity } from './single-sign-on/persistence/break-glass-account.entity.js';
import { GroupRoleEntity } from './single-sign-on/persistence/group-role.entity.js';
import { IdentityProviderEntity } from './single-sign-on/persistence/identity-provider.entity.js';
import { LinkedIdentityEntity } from './single-sign-on/persistence/linked-identity.entity.js';
import { SingleSignOnArrivalEntity } from './single-sign-on/persistence/single-sign-on-arrival.entity.js';
import { SingleSignOnAttemptEntity } from './single-sign-on/persistence/single-sign-on-attempt.entity.js';
import { SingleSignOnGrantEntity } from './single-sign-on/persistence/single-sign-on-grant.entity.js';
import { SingleSignOnPolicyEntity } from './single-sign-on/persistence/single-sign-on-policy.entity.js';
import { SingleSignOnSignInEntity } from './single-sign-on/persistence/single-sign-on-sign-in.entity.js';
import { SpentLogoutTokenEntity } from './single-sign-on/persistence/spent-logout-token.entity.js';
import { CreateSingleSignOn1790000000031 } from './single-sign-on/persistence/migrations/1790000000031-create-single-sign-on.js';
import { AuditReviewFindingEntity } from './audit-reviews/persistence/audit-review-finding.entity.js';
import { AuditReviewFollowUpEntity } from './audit-reviews/persistence/audit-review-follow-up.entity.js';
import { AuditReviewHoursEntity } from './audit-reviews/persistence/audit-review-hours.entity.js';
import { AuditReviewEntity } from './audit-reviews/persistence/audit-review.entity.js';
import { CreateAuditReviews1790000000035 } from './audit-reviews/persistence/migrations/1790000000035-create-audit-reviews.js';
import { ClipCategoryEntity } from './footage/persistence/clip-category.entity.js';
import { ClipRestrictionEntity } from './footage/persistence/clip-restriction.entity.js';
import { ClipProgressEntity } from './footage/persistence/clip-progress.entity.js';
import { ClipEntity } from './footage/persistence/clip.entity.js';
import { PlaybackEntity } from './footage/persistence/playback.entity.js';
import { RenditionEntity } from './footage/persistence/rendition.entity.js';
import { CreateFootage1790000000040 } from './footage/persistence/migrations/1790000000040-create-footage.js';
import { IndexClipsForSearchers1790000000041 } from './footage/persistence/migrations/1790000000041-index-clips-for-searchers.js';
import { GuardPlaybacks1790000000042 } from './footage/persistence/migrations/1790000000042-guard-playbacks.js';
import { RestrictClips1790000000043 } from './footage/persistence/migrations/1790000000043-restrict-clips.js';
import { AnnouncementEntity } from './ingest/persistence/announcement.entity.js';
import { UploadEntity } from './ingest/persistence/upload.entity.js';
import { CreateIngest1790000000050 } from './ingest/persistence/migrations/1790000000050-create-ingest.js';
import { GuardUploads1790000000051 } from './ingest/persistence/migrations/1790000000051-guard-uploads.js';
import { CoverageVerdictEntity } from './activations/persistence/coverage-verdict.entity.js';
import { TriggerEventEntity } from './activations/persistence/trigger-event.entity.js';
import { CreateActivations1790000000060 } from './activations/persistence/migrations/1790000000060-create-activations.js';
import { DrawEntity } from './sampling/persistence/draw.entity.js';
import { ReviewPolicyEntity } from './sampling/persistence/review-policy.entity.js';
import { SelectionEntity } from './sampling/persistence/selection.entity.js';
import { CreateSampling1790000000070 } from './sampling/persistence/migrations/1790000000070-create-sampling.js';
import { FindingEntity } from './reviews/persistence/finding.entity.js';
import { ReviewPlaybackEntity } from './reviews/persistence/review-playback.entity.js';
import { ReviewEntity } from './reviews/persistence/review.entity.js';
import { WatchIntervalEntity } from './reviews/persistence/watch-interval.entity.js';
import { CreateReviews1790000000080 } from './reviews/persistence/migrations/1790000000080-create-reviews.js';
import type { Schema } from './platform/database/data-source.js';

/** Everything that the features keep in the database, in the order of the migrations' numbers. */
export const schema: Schema = {
  entities: [
    AccountLockEntity,
    OneTimeLinkEntity,
    PersonChangeEntity,
    PersonEntity,
    RoleGrantEntity,
    SessionEntity,
    PasswordEntity,
    PendingSignInEntity,
    FactorCeremonyEntity,
    FactorResetEntity,
    IssuedPasswordLinkEntity,
    RecoveryCodeEntity,
    SecondFactorEntity,
    TotpUsedStepEntity,
    SignInAttemptEntity,
    ApiClientEntity,
    ApiClientKeyEntity,
    ApiClientNonceEntity,
    ApiClientSecretEntity,
    ApiClientUseEntity,
    ProvisionedAccountEntity,
    AgencyEntity,
    CameraAssignmentEntity,
    CameraEntity,
    OfficerEntity,
    OfficerMoveEntity,
    SensorAssignmentEntity,
    SensorEntity,
    UnitEntity,
    WrittenAuthorizationEntity,
    PersonnelDateEntity,
    PersonnelLeaveEntity,
    PersonnelTerminationEntity,
    PersonnelTransferEntity,
    RecertificationEntity,
    RecertificationItemEntity,
    RosterImportEntity,
    BreakGlassAccountEntity,
    GroupRoleEntity,
    IdentityProviderEntity,
    LinkedIdentityEntity,
    SingleSignOnArrivalEntity,
    SingleSignOnAttemptEntity,
    SingleSignOnGrantEntity,
    SingleSignOnPolicyEntity,
    SingleSignOnSignInEntity,
    SpentLogoutTokenEntity,
    AuditReviewFindingEntity,
    AuditReviewFollowUpEntity,
    AuditReviewHoursEntity,
    AuditReviewEntity,
    ClipCategoryEntity,
    ClipProgressEntity,
    ClipRestrictionEntity,
    ClipEntity,
    PlaybackEntity,
    RenditionEntity,
    AnnouncementEntity,
    UploadEntity,
    CoverageVerdictEntity,
    TriggerEventEntity,
    DrawEntity,
    ReviewPolicyEntity,
    SelectionEntity,
    FindingEntity,
    ReviewPlaybackEntity,
    ReviewEntity,
    WatchIntervalEntity,
  ],
  migrations: [
    CreateAuditTrail1790000000010,
    IndexEntriesForReaders1790000000011,
    FillEntryColumnsByTrigger1790000000012,
    GiveTheTrailAnOwner1790000000013,
    KeepSigningKeys1790000000014,
    KeepWitnessesAndAnchors1790000000015,
    CreateTwoPersonRequests1790000000016,
    CreatePruning1790000000017,
    WatchTheTrail1790000000018,
    CreateIdentity1790000000020,
    GuardSessions1790000000021,
    GrowIdentity1790000000022,
    WatchSessions1790000000023,
    ApprovePeople1790000000024,
    CreatePasswords1790000000025,
    CreatePendingSignIns1790000000028,
    CreateSecondFactors1790000000026,
    ResetFactorsByTwo1790000000044,
    LockAccounts1790000000029,
    CreateAgency1790000000030,
    CreateAuthorizations1790000000033,
    CreatePersonnel1790000000034,
    CreateApiClients1790000000032,
    CreateSingleSignOn1790000000031,
    CreateAuditReviews1790000000035,
    CreateRecertification1790000000036,
    KeepMovesOfOfficers1790000000038,
    ChangePasswords1790000000039,
    CreateProvisioning1790000000037,
    CreateFootage1790000000040,
    IndexClipsForSearchers1790000000041,
    GuardPlaybacks1790000000042,
    RestrictClips1790000000043,
    CreateRosterImports1790000000046,
    ApproveLinks1790000000047,
    LockSessions1790000000045,
    CreateIngest1790000000050,
    GuardUploads1790000000051,
    CreateActivations1790000000060,
    CreateSampling1790000000070,
    CreateReviews1790000000080,
  ],
  afterMigrating: [HAND_OVER_TRAIL],
};
