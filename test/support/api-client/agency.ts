import type { Answer, Http, Query } from './http.js';

export interface Identified {
  readonly id: string;
}

/** Units, officers, cameras and sensors answer alike. */
export class AgencyClient {
  constructor(private readonly http: Http) {}

  read(): Promise<Answer<{ name: string; timeZone: string }>> {
    return this.http.get('/api/v1/agency');
  }

  list(
    kind: 'units' | 'officers' | 'cameras' | 'sensors',
    query: Query = {},
  ): Promise<Answer<{ items: Identified[] }>> {
    return this.http.get(`/api/v1/${kind}`, query);
  }

  addUnit(unit: { name: string; code: string }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/units', unit);
  }

  addOfficer(officer: {
    name: string;
    badgeNumber: string;
    unitId: string;
  }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/officers', officer);
  }

  moveOfficer(
    officerId: string,
    move: { unitId: string; from?: string },
  ): Promise<Answer<Identified>> {
    return this.http.post(`/api/v1/officers/${officerId}/moves`, move);
  }

  moves(officerId: string): Promise<Answer<{ items: Identified[] }>> {
    return this.http.get(`/api/v1/officers/${officerId}/moves`);
  }

  withdrawMove(officerId: string): Promise<Answer<null>> {
    return this.http.delete(`/api/v1/officers/${officerId}/moves/planned`);
  }

  addCamera(camera: { serial: string; model: string }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/cameras', camera);
  }

  addSensor(sensor: { serial: string; kind: string }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/sensors', sensor);
  }

  assignCamera(assignment: {
    cameraId: string;
    officerId: string;
    from: string;
    to?: string;
  }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/camera-assignments', assignment);
  }

  assignSensor(assignment: {
    sensorId: string;
    officerId: string;
    from: string;
    to?: string;
  }): Promise<Answer<Identified>> {
    return this.http.post('/api/v1/sensor-assignments', assignment);
  }
}
