// Temporary until `npm run openapi` generates this file from docs/openapi.json.
type Ok<T> = { headers: Record<string, unknown>; content: { 'application/json': T } };
type Read<T, Q = never, P = never> = {
  parameters: { query?: Q; path: P; header?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: Ok<T> };
};
type ReadPlain<T, Q = never> = {
  parameters: { query?: Q; path?: never; header?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: Ok<T> };
};
type Write<T, B, P = never> = {
  parameters: { query?: never; path: P; header?: never; cookie?: never };
  requestBody: { content: { 'application/json': B } };
  responses: { 201: Ok<T> };
};
type WritePlain<T, B> = {
  parameters: { query?: never; path?: never; header?: never; cookie?: never };
  requestBody: { content: { 'application/json': B } };
  responses: { 201: Ok<T> };
};
type Act<T, P> = {
  parameters: { query?: never; path: P; header?: never; cookie?: never };
  requestBody?: never;
  responses: { 201: Ok<T> };
};
type S = components['schemas'];
type Id = { id: string };
type Page<T> = { items: T[]; nextCursor: string | null };

export interface paths {
  '/api/v1/sessions': { post: WritePlain<{ token: string | null }, S['SignIn']> };
  '/api/v1/agency': { get: ReadPlain<S['Agency']> };
  '/api/v1/sessions/current': {
    get: ReadPlain<S['CurrentSession']>;
    delete: { parameters: object; requestBody?: never; responses: { 204: { headers: object; content?: never } } };
  };
  '/api/v1/setup': {
    post: {
      parameters: object;
      requestBody: { content: { 'application/json': S['SetupRequest'] } };
      responses: { 204: { headers: object; content?: never } };
    };
  };
  '/api/v1/invitations/acceptance': {
    post: {
      parameters: object;
      requestBody: { content: { 'application/json': { token: string; password: string } } };
      responses: { 204: { headers: object; content?: never } };
    };
  };
  '/api/v1/people': {
    get: ReadPlain<Page<S['Person']>, { cursor?: string; limit?: number }>;
    post: WritePlain<S['Invitation'], S['InviteRequest']>;
  };
  '/api/v1/units': { get: ReadPlain<{ items: S['Unit'][] }> };
  '/api/v1/officers': { get: ReadPlain<Page<S['Officer']>, { unitId?: string; limit?: number }> };
  '/api/v1/cameras': { get: ReadPlain<Page<S['Camera']>, { limit?: number }> };
  '/api/v1/clips': {
    get: ReadPlain<Page<S['ClipSummary']>, S['ClipFilter']>;
    post: WritePlain<{ clipId: string; state: string; wantsBytes: boolean; uploadUrl: string; resumeUrl: string | null }, S['RegisterClip']>;
  };
  '/api/v1/clips/{id}': { get: Read<S['Clip'], never, Id> };
  '/api/v1/clips/{id}/custody': { get: Read<{ items: S['CustodyStep'][] }, never, Id> };
  '/api/v1/clips/{id}/playbacks': { post: Write<S['Playback'], { purpose: S['Purpose'] }, Id> };
  '/api/v1/clips/{id}/category': {
    post: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { category: S['Category']; reason: string } } };
      responses: { 204: { headers: object; content?: never } };
    };
  };
  '/api/v1/coverage': { get: ReadPlain<Page<S['CoverageItem']>, S['CoverageFilter']> };
  '/api/v1/coverage/summary': { get: ReadPlain<S['CoverageSummary'], { from?: string; to?: string; unitId?: string }> };
  '/api/v1/review-policies': {
    get: ReadPlain<{ items: S['ReviewPolicy'][] }>;
    post: WritePlain<S['ReviewPolicy'], S['NewReviewPolicy']>;
  };
  '/api/v1/draws': {
    get: ReadPlain<Page<S['DrawSummary']>, { cursor?: string; limit?: number }>;
    post: WritePlain<S['Draw'], { policyId: string; windowFrom: string; windowTo: string }>;
  };
  '/api/v1/draws/{id}': { get: Read<S['Draw'], never, Id> };
  '/api/v1/draws/{id}/freezing': { post: Act<S['Draw'], Id> };
  '/api/v1/draws/{id}/seed': { post: Write<S['Draw'], { digits: string; digitsAgain: string }, Id> };
  '/api/v1/draws/{id}/voiding': { post: Write<S['Draw'], { reason: string }, Id> };
  '/api/v1/draws/{id}/execution': { post: Act<S['Draw'], Id> };
  '/api/v1/reviews/queue': { get: ReadPlain<S['ReviewQueue'], { cursor?: string; limit?: number }> };
  '/api/v1/reviews/{id}': { get: Read<S['Review'], never, Id> };
  '/api/v1/reviews/{id}/opening': { post: Act<S['Playback'], Id> };
  '/api/v1/reviews/{id}/watch-evidence': {
    post: Write<S['WatchProgress'], { playbackId: string; intervals: S['WatchInterval'][] }, Id>;
  };
  '/api/v1/reviews/{id}/answers': {
    put: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': S['ReviewContent'] } };
      responses: { 204: { headers: object; content?: never } };
    };
  };
  '/api/v1/reviews/{id}/signature': {
    post: Write<{ nextReviewId: string | null }, S['ReviewContent'], Id>;
  };
  '/api/v1/reports/compliance': { get: ReadPlain<S['ComplianceReport'], S['ReportQuery']> };
  '/api/v1/audit-trail/entries': { get: ReadPlain<Page<S['TrailEntry']>, S['TrailFilter']> };
  '/api/v1/audit-trail/entries/{id}': { get: Read<S['TrailEntryDetail'], never, Id> };
  '/api/v1/audit-trail/entries/{id}/proof': {
    get: {
      parameters: { path: Id };
      requestBody?: never;
      responses: { 200: { headers: object; content: { 'text/plain': string } } };
    };
  };
  '/api/v1/audit-trail/tree': { get: ReadPlain<S['Tree']> };
}

export interface components {
  schemas: {
    CurrentSession: {
      person: {
        id: string;
        displayName: string;
        username: string;
        roles: { role: string; unitId: string | null }[];
        permissions: string[];
        officerId: string | null;
      };
    };
    Agency: {
      name: string | null;
      timeZone: string | null;
      isSetUp: boolean;
      demo: boolean;
      demoAccounts: { username: string; displayName: string; role: string; password: string }[] | null;
    };
    SignIn: { username: string; password: string };
    SetupRequest: {
      token: string;
      agencyName: string;
      timeZone: string;
      displayName: string;
      username: string;
      password: string;
    };
    Person: {
      id: string;
      username: string;
      displayName: string;
      state: 'invited' | 'active' | 'disabled';
      roles: { role: string; unitId: string | null }[];
      createdAt: string;
    };
    InviteRequest: {
      username: string;
      displayName: string;
      roles: { role: S['Role']; unitId?: string }[];
      officerId?: string;
    };
    Role: 'officer' | 'supervisor' | 'commander' | 'records' | 'auditor' | 'administrator' | 'service';
    Invitation: { personId: string; link: string; expiresAt: string };
    Unit: { id: string; name: string; code: string };
    Officer: { id: string; name: string; badgeNumber: string; unitId: string };
    Camera: { id: string; serial: string; model: string };
    ClipFilter: {
      cursor?: string;
      limit?: number;
      unitId?: string;
      officerId?: string;
      cameraSerial?: string;
      state?: S['ClipSummary']['state'];
      category?: S['Category'];
      uncategorized?: boolean;
      from?: string;
      to?: string;
    };
    ClipSummary: {
      id: string;
      recordedAt: string;
      activatedAt: string;
      bufferMs: number;
      durationMs: number | null;
      officer: { id: string; name: string; badgeNumber: string } | null;
      unit: { id: string; name: string } | null;
      cameraSerial: string;
      trigger: string;
      state: 'expected' | 'stored' | 'processing' | 'ready' | 'quarantined';
      quarantine: { reason: string; says: string; mend: string; mayComeAgain: boolean; duplicateOf: string | null } | null;
      step: string | null;
      stepPercent: number | null;
      category: S['Category'] | null;
      integrity: 'ok' | 'damaged' | null;
      hasThumbnail: boolean;
    };
    Category: 'arrest' | 'use-of-force' | 'pursuit' | 'traffic-stop' | 'citizen-contact' | 'call-for-service' | 'transport' | 'test' | 'accidental';
    Purpose: 'review' | 'categorization' | 'report-writing' | 'investigation' | 'complaint' | 'data-request' | 'training' | 'technical-check';
    Clip: S['ClipSummary'] & {
      source: string;
      sourceClipId: string;
      fileName: string | null;
      sha256: string | null;
      sizeBytes: number | null;
      media: {
        container: string;
        videoCodec: string | null;
        width: number | null;
        height: number | null;
        frameRate: number | null;
        audioCodec: string | null;
      } | null;
      classification: string;
      registeredAt: string;
      receivedAt: string | null;
      readyAt: string | null;
      renditions: { kind: string; sha256: string; sizeBytes: number; mediaType: string; sourceSha256: string; tool: string; createdAt: string }[];
      categoryHistory: { category: string; reason: string; decidedBy: string; decidedAt: string }[];
    };
    CustodyStep: S['TrailEntry'];
    RegisterClip: {
      source: string;
      sourceClipId: string;
      cameraSerial: string;
      recordedAt: string;
      bufferMs: number;
      fileName?: string;
      sizeBytes?: number;
    };
    Playback: { id: string; mediaUrl: string; mediaType: string; durationMs: number; rendition: 'original' | 'proxy' };
    CoverageFilter: { cursor?: string; limit?: number; from?: string; to?: string; unitId?: string; verdict?: S['Verdict'] };
    CoverageItem: {
      id: string;
      kind: string;
      occurredAt: string;
      sensorSerial: string;
      officer: { id: string; name: string; badgeNumber: string } | null;
      unit: { id: string; name: string } | null;
      verdict: S['Verdict'] | null;
      lateByMs: number | null;
      clipId: string | null;
    };
    Verdict: 'covered' | 'already_recording' | 'late' | 'missed' | 'no_camera' | 'pending_upload' | 'sensor_unassigned';
    CoverageSummary: { total: number; verdicts: Record<string, number> };
    ReviewPolicy: {
      id: string;
      name: string;
      version: number;
      unitId: string | null;
      clipsPerOfficer: number;
      periodDays: number;
      minimumDurationMs: number;
      exclusions: ('too-short' | 'test' | 'accidental')[];
      dueDays: number;
      requiredWatchSharePercent: number;
      validFrom: string;
    };
    NewReviewPolicy: Omit<S['ReviewPolicy'], 'id' | 'version' | 'unitId' | 'validFrom'> & { unitId?: string; validFrom?: string };
    Accounting: {
      received: number;
      notEligible: Record<string, number>;
      eligible: number;
      excluded: Record<string, number>;
      population: number;
      drawn: number;
      notDrawn: number;
    };
    DrawSummary: {
      id: string;
      state: 'declared' | 'frozen' | 'seeded' | 'executed' | 'void';
      policyId: string;
      unitId: string | null;
      windowFrom: string;
      windowTo: string;
      populationRoot: string | null;
      accounting: S['Accounting'] | null;
      declaredAt: string;
      frozenAt: string | null;
      seededAt: string | null;
      executedAt: string | null;
      voidedAt: string | null;
    };
    Draw: S['DrawSummary'] & {
      policySha256: string;
      populationSha256: string | null;
      recordSha256: string | null;
      seedText: string | null;
      seed: string | null;
      voidReason: string | null;
      strata: { stratum: string; population: number; allocated: number }[];
    };
    ReviewedClip: {
      id: string;
      sourceClipId: string;
      recordedAt: string;
      activatedAt: string;
      bufferMs: number;
      durationMs: number;
      officer: { id: string; name: string; badgeNumber: string } | null;
      unit: { id: string; name: string } | null;
      cameraSerial: string;
      trigger: string;
      category: string | null;
      hasThumbnail: boolean;
      hasAudio: boolean;
      frameRate: number | null;
    };
    ReviewSummary: {
      id: string;
      state: 'assigned' | 'in_progress' | 'signed';
      drawId: string;
      rank: number;
      stratumSelected: number;
      assignedAt: string;
      dueAt: string;
      watchedMs: number;
      watchedPercent: number;
      requiredPercent: number;
      estimatedMinutes: number;
      clip: S['ReviewedClip'];
    };
    QueueItem: S['ReviewSummary'] & { isOverdue: boolean };
    ReviewQueue: { items: S['QueueItem'][]; nextCursor: string | null; remaining: number; overdue: number };
    Mark: { kind: string; atMs: number; verdict: string | null };
    Question: {
      id: string;
      asks: string;
      help: string;
      clause: string;
      finds: { answer: 'yes' | 'no' | 'not_applicable'; kind: 'fault' | 'praise' };
    };
    QuestionAnswer: { question: string; answer: 'yes' | 'no' | 'not_applicable'; note: string };
    ReviewContent: { answers: S['QuestionAnswer'][]; notes: string };
    Review: S['ReviewSummary'] & {
      openedAt: string | null;
      signedAt: string | null;
      reviewerName: string;
      isOwn: boolean;
      form: { version: string; title: string; questions: S['Question'][] };
      answers: S['QuestionAnswer'][];
      notes: string;
      watched: { startMs: number; endMs: number }[];
      mutedMs: number;
      marks: S['Mark'][];
    };
    WatchInterval: { startMs: number; endMs: number; speed: number; muted: boolean; visible: boolean };
    WatchProgress: { watchedMs: number; watchedPercent: number; requiredPercent: number };
    ReportQuery: { from: string; to: string; cutoff?: string; unitId?: string };
    ReviewCounts: Record<'assigned' | 'signedOnTime' | 'signedLate' | 'due' | 'overdue', number>;
    CoverageCounts: Record<
      'holsterDraws' | 'covered' | 'alreadyRecording' | 'late' | 'missed' | 'noCamera' | 'sensorUnassigned' | 'pendingUpload',
      number
    >;
    ReviewLine: { id: string | null; name: string; counts: S['ReviewCounts'] };
    CoverageLine: { id: string | null; name: string; counts: S['CoverageCounts'] };
    ComplianceReport: {
      agency: { name: string; timeZone: string };
      from: string;
      to: string;
      cutoff: string;
      unit: { id: string; name: string } | null;
      reviews: { total: S['ReviewCounts']; byUnit: S['ReviewLine'][]; byReviewer: S['ReviewLine'][]; byDraw: S['ReviewLine'][] };
      coverage: { total: S['CoverageCounts']; byUnit: S['CoverageLine'][] };
      definitions: { measure: string; name: string; means: string }[];
      statements: string[];
      contentId: string;
    };
    TrailFilter: {
      cursor?: string;
      limit?: number;
      kind?: string;
      actor?: string;
      target?: string;
      outcome?: string;
      from?: string;
      to?: string;
    };
    TrailEntry: {
      id: string;
      index: number | null;
      kind: string;
      actor: string;
      actorName: string | null;
      role: string;
      target: string;
      outcome: 'success' | 'denied' | 'failed';
      purpose: string | null;
      at: string;
      words: string;
    };
    TrailEntryDetail: S['TrailEntry'] & {
      raw: string;
      receivedAt: string;
      disclosures: { name: string; value: string }[];
    };
    Tree: {
      origin: string | null;
      size: number;
      publishedSize: number;
      waiting: number;
      lagMs: number;
      lastCheckpoint: { size: number; note: string; signedAt: string } | null;
      trouble: string | null;
    };
  };
}
