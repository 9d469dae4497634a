import { ActivationsClient } from './activations.js';
import { ApiClientsClient } from './api-clients.js';
import { AgencyClient } from './agency.js';
import { AuditReviewsClient } from './audit-reviews.js';
import { AuditTrailClient } from './audit-trail.js';
import { AuthorizationsClient } from './authorizations.js';
import { ClipsClient } from './clips.js';
import { DrawsClient } from './draws.js';
import { type Answer, expecting, Http } from './http.js';
import { PeopleClient } from './people.js';
import { PersonnelClient } from './personnel.js';
import { RecertificationsClient } from './recertifications.js';
import { ReportsClient } from './reports.js';
import { ReviewsClient } from './reviews.js';
import { SecondFactorsClient } from './second-factors.js';
import { RosterImportsClient } from './roster-imports.js';
import { ScimClient } from './scim.js';
import { SessionsClient } from './sessions.js';
import { SingleSignOnClient } from './single-sign-on.js';
import { SignInClient, type SignInProgress } from './sign-in.js';
import { passkeyOf, proveSecondFactor } from './second-factor-step.js';
import { TrailRetentionClient } from './trail-retention.js';
import { UploadsClient } from './uploads.js';

/** One person in front of one browser; every test speaks HTTP through one of these. */
export class ApiClient {
  readonly http: Http;
  readonly sessions: SessionsClient;
  readonly signingIn: SignInClient;
  readonly secondFactors: SecondFactorsClient;
  readonly singleSignOn: SingleSignOnClient;
  readonly people: PeopleClient;
  readonly personnel: PersonnelClient;
  readonly recertifications: RecertificationsClient;
  readonly rosterImports: RosterImportsClient;
  readonly apiClients: ApiClientsClient;
  readonly scim: ScimClient;
  readonly agency: AgencyClient;
  readonly authorizations: AuthorizationsClient;
  readonly clips: ClipsClient;
  readonly uploads: UploadsClient;
  readonly activations: ActivationsClient;
  readonly draws: DrawsClient;
  readonly reviews: ReviewsClient;
  readonly reports: ReportsClient;
  readonly auditTrail: AuditTrailClient;
  readonly trailRetention: TrailRetentionClient;
  readonly auditReviews: AuditReviewsClient;

  constructor(baseUrl: string) {
    this.http = new Http(baseUrl);
    this.sessions = new SessionsClient(this.http);
    this.signingIn = new SignInClient(this.http);
    this.secondFactors = new SecondFactorsClient(this.http);
    this.singleSignOn = new SingleSignOnClient(this.http);
    this.people = new PeopleClient(this.http);
    this.personnel = new PersonnelClient(this.http);
    this.recertifications = new RecertificationsClient(this.http);
    this.rosterImports = new RosterImportsClient(this.http);
    this.apiClients = new ApiClientsClient(this.http);
    this.scim = new ScimClient(this.http);
    this.agency = new AgencyClient(this.http);
    this.authorizations = new AuthorizationsClient(this.http);
    this.clips = new ClipsClient(this.http);
    this.uploads = new UploadsClient(this.http);
    this.activations = new ActivationsClient(this.http);
    this.draws = new DrawsClient(this.http);
    this.reviews = new ReviewsClient(this.http);
    this.reports = new ReportsClient(this.http);
    this.auditTrail = new AuditTrailClient(this.http);
    this.trailRetention = new TrailRetentionClient(this.http);
    this.auditReviews = new AuditReviewsClient(this.http);
  }

  /** Opens a session that the following requests carry. */
  async signIn(username: string, password: string): Promise<this> {
    const { remaining } = await expecting(200, this.takeLastStep(username, password));
    if (remaining.length > 0) throw new Error(`Not signed in: ${remaining.join(', ')} remains`);
    return this;
  }

  /** Proves anew who is at the screen, by the passkey that they carry; unlocks it, too. */
  async confirm(): Promise<void> {
    const { username } = await expecting(200, this.sessions.ways());
    const { options } = await expecting(200, this.sessions.passkeyQuestion());
    const passkey = passkeyOf(this.http.baseUrl, username);
    await expecting(200, this.sessions.confirmByPasskey(passkey.get(options)));
  }

  /** Walks the whole way in; answers what the step answered that opened the session. */
  async takeLastStep(username: string, password: string): Promise<Answer<SignInProgress>> {
    const { digest } = await expecting(200, this.signingIn.notice());
    const progress = await expecting(201, this.signingIn.begin(username, password));
    await proveSecondFactor(this, username, progress);
    return this.signingIn.acknowledge(digest);
  }
}
