/** What a sensor watches: a holster, a TASER, the light bar of a car. */
export const SENSOR_KINDS = ['holster', 'taser', 'light_bar'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];
