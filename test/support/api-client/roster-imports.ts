import type { Answer, Http } from './http.js';

export interface RosterImport {
  readonly id: string;
  readonly digest: string;
  readonly appliedAt: string | null;
  readonly same: number;
  readonly ignored: readonly string[];
  readonly faults: readonly { line: number; says: string[] }[];
  readonly fresh: readonly { badgeNumber: string }[];
  readonly changed: readonly { badgeNumber: string; from: string; to: string }[];
  readonly moved: readonly { badgeNumber: string }[];
  readonly returned: readonly { badgeNumber: string }[];
  readonly missing: readonly { officerId: string; badgeNumber: string; personId: string | null }[];
  readonly accounts: readonly { username: string }[];
}

const PATH = '/api/v1/roster-imports';

export class RosterImportsClient {
  constructor(private readonly http: Http) {}

  compare(
    table: string | Uint8Array<ArrayBuffer>,
    type = 'text/csv',
  ): Promise<Answer<RosterImport>> {
    const bytes = typeof table === 'string' ? new TextEncoder().encode(table) : table;
    return this.http.request('POST', PATH, { bytes, headers: { 'content-type': type } });
  }

  read(id: string): Promise<Answer<RosterImport>> {
    return this.http.get(`${PATH}/${id}`);
  }

  faults(id: string): Promise<Answer<unknown>> {
    return this.http.get(`${PATH}/${id}/faults.csv`);
  }

  apply(id: string, body: { digest: string; left?: string[] }): Promise<Answer<RosterImport>> {
    return this.http.post(`${PATH}/${id}/application`, body);
  }
}
