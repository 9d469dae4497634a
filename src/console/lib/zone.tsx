import { createContext, useContext } from 'react';

/** The agency's IANA time zone; UTC until an agency is known. */
export const ZoneContext = createContext('UTC');

/** The zone that every date on screen is told in. */
export function useZone(): string {
  return useContext(ZoneContext);
}
