import { shiftDay, startOfDay } from './times';

/** A stretch of whole days of the agency, first and last day included; either end may be open. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The same stretch as moments for the API: from inclusive, to exclusive. */
export function asMoments({ from, to }: Days, zone: string): { from?: string; to?: string } {
  return {
    ...(from === undefined ? {} : { from: startOfDay(from, zone) }),
    ...(to === undefined ? {} : { to: startOfDay(shiftDay(to, 1), zone) }),
  };
}

/** Leaves out what is undefined, as the API and the address want it. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
