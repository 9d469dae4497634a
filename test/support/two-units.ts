import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSmallAgency, type SmallAgency } from './agency.js';
import { ApiClient } from './api-client/api-client.js';
import { expecting } from './api-client/http.js';
import { authorize } from './authorizations.js';
import { type BuiltServer, startBuiltServer } from './built-server.js';
import { createPerson, setUpAgency, TEST_PASSWORD } from './people.js';
import { makeSyntheticMedia } from './synthetic-media.js';
import { untilSettled, uploadClip } from './upload-clip.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** One unit with the people in it and one of everything that it has. */
export interface UnitAtWork {
  readonly unitId: string;
  readonly officerId: string;
  readonly supervisor: ApiClient;
  readonly officer: ApiClient;
  readonly supervisorId: string;
  readonly clipId: string;
  /** Of the clip; the supervisor's to do. */
  readonly reviewId: string;
  /** Opened by the supervisor. */
  readonly playbackId: string;
  /** The supervisor's own. */
  readonly authorizationId: string;
  readonly factorId: string;
  /** A second session of the supervisor. */
  readonly sessionId: string;
}

/** Two units side by side on a built server, with an executed draw over both. */
export interface TwoUnits {
  readonly server: BuiltServer;
  readonly administrator: ApiClient;
  readonly agency: SmallAgency;
  readonly commander: ApiClient;
  readonly drawId: string;
  readonly central: UnitAtWork;
  readonly north: UnitAtWork;
  /** Makes and brings in a clip of half an hour ago; its identifier, once it can be watched. */
  upload(name: string, cameraSerial: string, seconds: number): Promise<string>;
  stop(): Promise<void>;
}

export async function createTwoUnits(): Promise<TwoUnits> {
  const folder = await mkdtemp(join(tmpdir(), 'two-units-'));
  const server = await startBuiltServer();
  const administrator = await setUpAgency(server);
  const agency = await createSmallAgency(administrator);
  const person = (username: string, role: string, officerId?: string) =>
    createPerson(administrator, { username, roles: [{ role }], officerId });
  const commander = await person('commander', 'commander');
  const nguyen = await person('nguyen', 'officer', agency.nguyen);
  await authorize(agency.chief, nguyen, { reach: 'own' });
  const upload = async (name: string, cameraSerial: string, seconds: number) => {
    const path = await makeSyntheticMedia(folder, { name, seconds });
    const clipId = await uploadClip(agency.records, path, {
      ...{ cameraSerial, recordedAt: ago(30 * MINUTE), bufferMs: 0 },
    });
    await untilSettled(agency.records, clipId);
    return clipId;
  };
  const clips = [await upload('a.mp4', 'CAM-1', 3), await upload('b.mp4', 'CAM-2', 4)] as const;
  const drawId = await drawn(commander);
  const { central, north, olsen, officer, centralSupervisor, northSupervisor } = agency;
  return {
    ...{ server, administrator, agency, commander, drawId, upload },
    central: await atWork(agency.chief, {
      ...{ unitId: central, officerId: olsen, officer, clipId: clips[0] },
      ...{ supervisor: centralSupervisor, username: 'sergeant-central' },
    }),
    north: await atWork(agency.chief, {
      ...{ unitId: north, officerId: agency.nguyen, officer: nguyen, clipId: clips[1] },
      ...{ supervisor: northSupervisor, username: 'sergeant-north' },
    }),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A draw, over all units or one, of all that was recorded in the last day; its identifier. */
export async function drawn({ draws }: ApiClient, unitId?: string): Promise<string> {
  const policy = {
    ...{
      name: `Monthly ${unitId ?? 'everywhere'}`,
      unitId,
      clipsPerOfficer: 2,
      periodDays: 1,
      minimumDurationMs: 1000,
    },
    ...{ exclusions: [], dueDays: 14, requiredWatchSharePercent: 90 },
  };
  const { id: policyId } = await expecting(201, draws.addPolicy(policy));
  const { id } = await expecting(201, draws.declare(policyId, ago(DAY), ago(0)));
  await expecting(200, draws.freeze(id));
  await expecting(200, draws.seed(id, '01382438112797316654'));
  await expecting(200, draws.execute(id));
  return id;
}

type Known = Pick<UnitAtWork, 'unitId' | 'officerId' | 'officer' | 'clipId' | 'supervisor'>;

async function atWork(
  chief: ApiClient,
  { username, ...known }: Known & { username: string },
): Promise<UnitAtWork> {
  const { supervisor, clipId } = known;
  const { id: supervisorId } = (await expecting(200, supervisor.sessions.current())).person;
  const { items: reviews } = await expecting(200, supervisor.reviews.queue());
  const { items: factors } = await expecting(200, supervisor.secondFactors.list());
  const given = await expecting(200, chief.authorizations.list({ personId: supervisorId }));
  const elsewhere = await new ApiClient(supervisor.http.baseUrl).signIn(username, TEST_PASSWORD);
  const sessions = await expecting(200, elsewhere.sessions.list());
  return {
    ...known,
    supervisorId,
    reviewId: reviews.find(({ clip }) => clip.id === clipId)!.id,
    playbackId: (await expecting(201, supervisor.clips.openPlayback(clipId, 'investigation'))).id,
    authorizationId: given.items[0]!.id,
    factorId: factors[0]!.id,
    sessionId: sessions.find(({ isThisOne }) => isThisOne)!.id,
  };
}
