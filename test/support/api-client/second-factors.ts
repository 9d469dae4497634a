import type { CreationOptions } from '../soft-passkey.js';
import type { Answer, Http } from './http.js';

export interface OwnFactor {
  readonly id: string;
  readonly kind: 'totp' | 'passkey';
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export interface Enrolled {
  readonly id: string;
  readonly recoveryCodes: readonly string[];
}

export interface WaitingReset {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly reason: string;
}

const BASE = '/api/v1/second-factors';

/** One's own second factors, once signed in. */
export class SecondFactorsClient {
  constructor(private readonly http: Http) {}

  list(): Promise<Answer<{ items: OwnFactor[]; recoveryCodesLeft: number }>> {
    return this.http.get(BASE);
  }

  beginTotp(): Promise<Answer<{ secret: string; uri: string }>> {
    return this.http.post(`${BASE}/totp`);
  }

  confirmTotp(code: string, name?: string): Promise<Answer<Enrolled>> {
    return this.http.post(`${BASE}/totp/confirmation`, { code, name });
  }

  beginPasskey(): Promise<Answer<{ options: CreationOptions }>> {
    return this.http.post(`${BASE}/passkey/options`);
  }

  confirmPasskey(response: unknown, name?: string): Promise<Answer<Enrolled>> {
    return this.http.post(`${BASE}/passkey`, { response, name });
  }

  rename(id: string, name: string): Promise<Answer<null>> {
    return this.http.put(`${BASE}/${id}/name`, { name });
  }

  remove(id: string): Promise<Answer<null>> {
    return this.http.delete(`${BASE}/${id}`);
  }

  makeRecoveryCodes(): Promise<Answer<{ codes: string[] }>> {
    return this.http.post(`${BASE}/recovery-codes`);
  }

  prepareReset(personId: string, reason: string): Promise<Answer<{ resetId: string }>> {
    return this.http.post(`/api/v1/people/${personId}/second-factors/reset`, { reason });
  }

  resets(): Promise<Answer<{ items: WaitingReset[] }>> {
    return this.http.get('/api/v1/factor-resets');
  }

  approveReset(id: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/factor-resets/${id}/approval`);
  }

  refuseReset(id: string, reason: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/factor-resets/${id}/refusal`, { reason });
  }

  withdrawReset(id: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/factor-resets/${id}/withdrawal`);
  }
}
