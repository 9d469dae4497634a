import { ApiClient } from './api-client/api-client.js';
import type { NewApiClient } from './api-client/api-clients.js';
import { expecting } from './api-client/http.js';

let counter = 0;

/** A dock that may bring footage in, unless told otherwise; good for a month. */
export function newMachine(change: Partial<NewApiClient> = {}): NewApiClient {
  counter += 1;
  return {
    name: `Machine ${counter}`,
    purpose: 'dock',
    permissions: ['clip.ingest'],
    validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    ...change,
  };
}

export interface MachineInTest {
  readonly id: string;
  readonly credential: string;
  /** Sends the credential with every request. */
  readonly client: ApiClient;
}

/** A client that comes in by this credential. */
export function machineWith(baseUrl: string, credential: string): ApiClient {
  const client = new ApiClient(baseUrl);
  client.http.setBearer(credential);
  return client;
}

/** Has a machine's credential made, and a client that uses it. */
export async function createMachine(
  administrator: ApiClient,
  change: Partial<NewApiClient> = {},
): Promise<MachineInTest> {
  const made = await expecting(201, administrator.apiClients.create(newMachine(change)));
  return { ...made, client: machineWith(administrator.http.baseUrl, made.credential) };
}

/** The system that knows who works here. */
export function createProvisioner(administrator: ApiClient): Promise<MachineInTest> {
  const provisioning = { purpose: 'identity-provisioning', permissions: ['person.provision'] };
  return createMachine(administrator, { ...provisioning, requestsPerMinute: 100_000 });
}
