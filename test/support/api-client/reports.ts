import type { Answer, Http } from './http.js';

export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
  readonly cutoff: string;
  readonly unitId?: string;
}

export class ReportsClient {
  constructor(private readonly http: Http) {}

  /** @param form what to answer: JSON on screen, or a file in `bytes` */
  compliance(
    period: ReportPeriod,
    form: 'json' | 'csv' | 'pdf' = 'json',
  ): Promise<Answer<unknown>> {
    const ending = form === 'json' ? '' : `.${form}`;
    return this.http.get(`/api/v1/reports/compliance${ending}`, { ...period });
  }
}
