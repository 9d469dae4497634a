import type { Answer, Http, Query } from './http.js';

export interface DateStanding {
  readonly kind: string;
  readonly standing: string;
  readonly doneOn: string | null;
  readonly endsOn: string | null;
  readonly bars: boolean;
}

export interface Personnel {
  readonly personId: string;
  readonly username: string;
  readonly employment: string;
  readonly dates: readonly DateStanding[];
}

export interface PersonnelRecord extends Personnel {
  readonly roles: readonly { role: string; unitId: string | null }[];
  readonly entered: readonly { kind: string; doneOn: string; enteredBy: string | null }[];
  readonly leaves: readonly { id: string; endedOn: string | null }[];
  readonly terminations: readonly {
    id: string;
    dueAt: string;
    accessEndedAt: string | null;
    isLate: boolean;
  }[];
}

export class PersonnelClient {
  constructor(private readonly http: Http) {}

  list(query: Query = {}): Promise<Answer<{ items: Personnel[]; nextCursor: string | null }>> {
    return this.http.get('/api/v1/personnel', query);
  }

  own(): Promise<Answer<Personnel>> {
    return this.http.get('/api/v1/personnel/own');
  }

  record(personId: string): Promise<Answer<PersonnelRecord>> {
    return this.http.get(`/api/v1/people/${personId}/personnel`);
  }

  enterDate(
    personId: string,
    date: { kind: string; doneOn: string; reference?: string },
  ): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/personnel/dates`, date);
  }

  enterLeave(
    personId: string,
    leave: { fromOn: string; toOn?: string; barsAccess: boolean; note?: string },
  ): Promise<Answer<{ id: string }>> {
    return this.http.post(`/api/v1/people/${personId}/leaves`, leave);
  }

  endLeave(personId: string, leaveId: string): Promise<Answer<null>> {
    return this.http.post(`/api/v1/people/${personId}/leaves/${leaveId}/end`);
  }

  due(): Promise<Answer<Due>> {
    return this.http.get('/api/v1/personnel/due');
  }

  terminate(
    personId: string,
    end: { endsAt: string; knownAt?: string; reason: string },
  ): Promise<Answer<{ id: string }>> {
    return this.http.post(`/api/v1/people/${personId}/terminations`, end);
  }

  terminateAtOnce(
    personId: string,
    end: { isHighRisk: boolean; knownAt?: string; reason: string },
  ): Promise<Answer<{ id: string }>> {
    return this.http.post(`/api/v1/people/${personId}/terminations/at-once`, end);
  }

  withdrawTermination(personId: string, id: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/people/${personId}/terminations/${id}`);
  }

  settleTransfer(
    id: string,
    settlement: { outcome: string; reason?: string },
  ): Promise<Answer<null>> {
    return this.http.post(`/api/v1/transfers/${id}/settlement`, settlement);
  }
}

export interface Due {
  readonly dates: readonly { personId: string; kind: string; standing: string }[];
  readonly terminations: readonly { personId: string; id: string; isLate: boolean }[];
  readonly transfers: readonly { personId: string; id: string; dueAt: string }[];
  readonly unused: readonly { personId: string; disabledFrom: string }[];
}
