import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { join } from 'node:path';
import { Clock } from '../../../src/platform/clock/clock.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import {
  makeTestAuthority,
  startIdentityProvider,
  type TestAuthority,
  type TestIdentityProvider,
} from '../../support/oidc-provider.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createPerson } from '../../support/people.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../../support/upload-clip.js';

/** Tells the time as it is, or so many milliseconds later. */
export class ShiftedClock extends Clock {
  aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

/** An agency at work, in which every act can be done once. What one act made, a later one may use. */
export interface AuditedWorld {
  readonly app: HttpApplication;
  readonly clock: ShiftedClock;
  readonly agency: SmallAgency;
  readonly commander: ApiClient;
  /** Of the central unit's officer, ready to be watched. */
  readonly clipId: string;
  readonly media: Buffer;
  readonly idp: TestIdentityProvider;
  readonly authority: TestAuthority;
  /** What acts leave behind for those after them, by a name of their own. */
  readonly made: Map<string, string>;
  stop(): Promise<void>;
}

/** What nobody may ever find in the trail: the secrets of the channels that alerts go out by. */
export const SECRETS = {
  mail: 'mail-password-of-the-agency',
  webhook: 'webhook-secret-of-the-agency-in-this-test',
};

/** Channels that lead nowhere, so that every alert fails and says so. */
const ALERTED = {
  SMTP_URL: `smtp://alerts:${SECRETS.mail}@127.0.0.1:9`,
  ALERT_MAIL_TO: 'chief@agency.example',
  ALERT_WEBHOOK_URL: 'http://127.0.0.1:9/hook',
  ALERT_WEBHOOK_SECRET: SECRETS.webhook,
};

export const DAY_MS = 86_400_000;
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** An identity provider that may be asked, and is trusted by this process. */
async function startTrustedProvider(): Promise<[TestIdentityProvider, TestAuthority]> {
  const authority = await makeTestAuthority();
  setDefaultCACertificates([...getCACertificates('default'), authority.certificate]);
  return [await startIdentityProvider(authority), authority];
}

export async function createAuditedWorld(): Promise<AuditedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'audited-'));
  const path = await makeSyntheticMedia(folder, { name: 'clip.mp4', seconds: 4 });
  const clock = new ShiftedClock();
  const [idp, authority] = await startTrustedProvider();
  const app = await startHttpApplication({
    clock,
    env: { ...ALERTED, SINGLE_SIGN_ON_HOSTS: `${idp.host}=127.0.0.1` },
  });
  const agency = await createSmallAgency(app.administrator);
  const commander = await createPerson(app.administrator, {
    username: 'commander',
    roles: [{ role: 'commander' }],
  });
  const clipId = await uploadClip(agency.records, path, { recordedAt: ago(1_800_000) });
  await untilSettled(agency.records, clipId);
  return {
    ...{ app, clock, agency, commander, clipId, idp, authority, made: new Map() },
    media: await readFile(path),
    stop: async () => {
      await app.stop();
      await idp.stop();
      await authority.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an earlier act left under that name. */
export function madeBefore(world: AuditedWorld, name: string): string {
  const value = world.made.get(name);
  if (value === undefined) throw new Error(`No act before this one made ${name}`);
  return value;
}
