import ipaddr from 'ipaddr.js';

/**
 * One spelling of a network or a single address, such as `10.1.0.0/16` or `2001:db8::7/128`; null
 * where the text is none. A range that holds every address is none either: it would look like a
 * limit.
 */
export function normalizeNetwork(text: string): string | null {
  const [address = '', bits, ...rest] = text.trim().split('/');
  const isFour = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (rest.length > 0 || (!isFour && !ipaddr.IPv6.isValid(address))) return null;
  const widest = isFour ? 32 : 128;
  if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return null;
  const length = bits === undefined ? widest : Number(bits);
  if (length < 1 || length > widest) return null;
  const kind = isFour ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${kind.networkAddressFromCIDR(`${address}/${length}`).toString()}/${length}`;
}

/** Whether an address lies in one of the networks; any does where none are named. */
export function isWithinNetworks(address: string | null, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  if (address === null || !ipaddr.isValid(address)) return false;
  // A server that listens on both protocols sees IPv4 senders as ::ffff:a.b.c.d.
  const given = ipaddr.process(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === given.kind() && given.match(base, bits);
  });
}

/** What failures are counted by: an IPv6 host has a whole /64 of addresses to take turns with. */
export function sourceOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'none';
  const given = ipaddr.process(address);
  if (given.kind() === 'ipv4') return given.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${given.toString()}/64`).toString();
}
