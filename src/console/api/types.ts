import type { components } from './schema';

/** The generated shapes under the names that screens use. */
type Schemas = components['schemas'];

export type CurrentSession = Schemas['CurrentSession'];
export type Agency = Schemas['Agency'];
export type Person = Schemas['Person'];
export type InviteRequest = Schemas['InviteRequest'];
export type Invitation = Schemas['Invitation'];
export type Unit = Schemas['Unit'];
export type Officer = Schemas['Officer'];
export type ClipSummary = Schemas['ClipSummary'];
export type Clip = Schemas['Clip'];
export type ClipFilter = Schemas['ClipFilter'];
export type Category = Schemas['Category'];
export type Purpose = Schemas['Purpose'];
export type CustodyStep = Schemas['CustodyStep'];
export type Playback = Schemas['Playback'];
export type CoverageFilter = Schemas['CoverageFilter'];
export type CoverageItem = Schemas['CoverageItem'];
export type ReviewPolicy = Schemas['ReviewPolicy'];
export type NewReviewPolicy = Schemas['NewReviewPolicy'];
export type Accounting = Schemas['Accounting'];
export type DrawSummary = Schemas['DrawSummary'];
export type Draw = Schemas['Draw'];
export type QueueItem = Schemas['QueueItem'];
export type ReviewQueue = Schemas['ReviewQueue'];
export type Review = Schemas['Review'];
export type Question = Schemas['Question'];
export type WatchInterval = Schemas['WatchInterval'];
export type WatchProgress = Schemas['WatchProgress'];
export type ComplianceReport = Schemas['ComplianceReport'];
export type TrailFilter = Schemas['TrailFilter'];
export type TrailEntryDetail = Schemas['TrailEntryDetail'];
export type TrailEntry = Schemas['TrailEntry'];
export type Tree = Schemas['Tree'];
