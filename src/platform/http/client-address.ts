import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { SettingsError } from '../config/settings-error.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * The address that a request came from: the socket's, unless a proxy that the agency trusts says
 * for whom it asks. What anybody else claims in a header is the sender's words.
 */
export function clientAddress(request: Request): string | null {
  const socket = request.socket.remoteAddress ?? null;
  const claimed = request.ip ?? '';
  return ipaddr.isValid(claimed) ? claimed : socket;
}

/**
 * Addresses that one party can change between at will count as one: an IPv4 address, and the /64 of
 * an IPv6 address, which is what a household or a rented machine is given.
 */
export function addressGroup(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const half = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${half.join(':')}::/64`;
}

/**
 * Whether an address is one of the trusted proxies.
 * @param proxies addresses and networks, such as `10.0.0.7,fd00::/8`
 * @throws SettingsError for anything else
 */
export function trustedProxies(proxies: readonly string[]): (address: string) => boolean {
  const ranges = proxies.map(rangeOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([network, bits]) => {
      return parsed.kind() === network.kind() && parsed.match(network, bits);
    });
  };
}

function rangeOf(text: string): Range {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new SettingsError('TRUSTED_PROXIES must be addresses and networks with commas between.');
  }
}
