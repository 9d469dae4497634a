import type { components, operations } from './schema';

/** The generated shapes under the names that screens use. */
type Schemas = components['schemas'];

/** Filters of a list: its query without the paging. */
type FilterOf<Operation extends keyof operations> = Omit<
  NonNullable<operations[Operation]['parameters']['query']>,
  'cursor' | 'limit'
>;

export type SignInProgress = components['schemas']['SignInProgress'];
export type CurrentSession = Schemas['CurrentSession'];
export type OwnSession = Schemas['OwnSessionResponse'];
export type SessionEnds = Schemas['SessionEndsResponse'];
export type Permission = CurrentSession['person']['permissions'][number];
export type Person = Schemas['PersonResponse'];
export type WaitingReset = Schemas['FactorResetResponse'];
export type InviteRequest = Schemas['InvitePersonRequest'];
export type Invitation = Schemas['InvitationResponse'];
export type ClipSummary = Schemas['ClipSummaryResponse'];
export type Clip = Schemas['ClipDetailResponse'];
export type ClipFilter = FilterOf<'ClipsController_list'>;
export type Category = Schemas['CategorizeClipRequest']['category'];
export type StatedPurpose = Schemas['PurposeRequest'];
export type Purpose = StatedPurpose['purpose'];
export type Playback = Schemas['PlaybackResponse'];
export type CoverageFilter = FilterOf<'ActivationsController_coverage'>;
export type CoverageItem = Schemas['CoverageItem'];
export type CoverageSummary = Schemas['CoverageSummary'];
export type ReviewPolicy = Schemas['ReviewPolicyResponse'];
export type NewReviewPolicy = Schemas['SaveReviewPolicyRequest'];
export type Accounting = Schemas['AccountingResponse'];
export type DrawSummary = Schemas['DrawResponse'];
export type Draw = Schemas['DrawDetailResponse'];
export type QueueItem = Schemas['QueuedReviewResponse'];
export type ReviewQueue = Schemas['ReviewQueuePage'];
export type Review = Schemas['ReviewResponse'];
export type Question = Schemas['ReviewQuestion'];
export type WatchProgress = Schemas['WatchProgress'];
export type ComplianceReport = Schemas['ComplianceReportResponse'];
export type TrailFilter = FilterOf<'AuditTrailController_list'>;
export type TrailEntryDetail = Schemas['EntryDetails'];
export type TrailEntry = Schemas['EntrySummary'];
export type Tree = Schemas['TreeView'];
export type Expunction = Schemas['ExpunctionSummary'];
export type ExpunctionDetails = Schemas['ExpunctionDetails'];
export type ExpunctionRequest = Schemas['RequestExpunctionRequest'];
export type Pruning = Schemas['PruningSummary'];
export type Checkpoint = Schemas['CheckpointView'];
export type Consistency = Schemas['ConsistencyView'];
export type KeptCheckpoint = Schemas['KeptCheckpointView'];
export type AuditWeek = Omit<Schemas['AuditReviewSummary'], 'toLookAt' | 'unmarked' | 'needAction'>;
export type AuditReviewSummary = Schemas['AuditReviewSummary'];
export type AuditReview = Schemas['AuditReviewResponse'];
export type AuditFinding = Schemas['AuditFinding'];
export type AuditMark = Schemas['FindingMark']['mark'];
export type UsualHours = Schemas['UsualHours'];
export type TrailHealth = Schemas['TrailHealthView'];
export type TrailCondition = Schemas['ConditionView'];
export type TrailAlert = Schemas['AlertView'];
export type Verification = Schemas['VerificationView'];
export type NamedActor = Schemas['NamedActorView'];
export type ApiClient = Schemas['ApiClientView'];
export type ApiClientPurpose = ApiClient['purpose'];
export type ApiClientScope = ApiClient['permissions'][number];
export type ApiClientRequest = Schemas['CreateApiClientRequest'];

export type Authorization = Schemas['AuthorizationResponse'];
export type NewAuthorization = Schemas['GrantAuthorizationRequest'];
export type Restriction = NonNullable<NewAuthorization['restrictions']>[number];
export type AuthorizationFilter = NonNullable<
  operations['AuthorizationsController_list']['parameters']['query']
>;
export type AccessLine = Schemas['AccessLineResponse'];
export type RestrictionDecision = Schemas['RestrictClipRequest'];
export type PeopleFilter = FilterOf<'PeopleController_list'>;
export type PersonOnRecord = Schemas['PersonOnRecordResponse'];
export type PersonChange = Schemas['PersonChangeResponse'];
export type ChangeRequest = Schemas['ChangePersonRequest'];
export type RoleInMatrix = Schemas['RoleResponse'];
export type RoleMatrix = Schemas['RolesResponse'];
export type SecondFactor = Schemas['SecondFactor'];

export type Personnel = Schemas['PersonnelResponse'];
export type PersonnelRecord = Schemas['PersonnelRecordResponse'];
export type DateStanding = Schemas['DateStandingResponse'];
export type PersonnelDue = Schemas['DueResponse'];
export type RosterImport = Schemas['RosterImportResponse'];
export type Recertification = Schemas['RecertificationResponse'];
export type AccountUnderReview = Schemas['AccountUnderReview'];
export type AccountDecision = NonNullable<AccountUnderReview['decision']>;
export type SingleSignOnSettings = Schemas['SingleSignOnSettingsResponse'];
export type IdentityProvider = Schemas['ProviderResponse'];
export type ProviderOffers = Schemas['ProviderOffersResponse'];
export type NewIdentityProvider = Schemas['NewProviderRequest'];
export type GroupRoleLine = Schemas['GroupRoleResponse'];
export type NewGroupRole = Schemas['GroupRoleRequest'];
export type BreakGlassAccount = Schemas['BreakGlassResponse'];
export type SingleSignOnArrival = Schemas['ArrivalResponse'];
export type LinkedIdentity = Schemas['LinkedIdentityResponse'];
export type SingleSignOnTrial = Schemas['TrialResponse'];
