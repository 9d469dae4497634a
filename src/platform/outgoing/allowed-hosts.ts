import ipaddr from 'ipaddr.js';

/** A server that may be asked, as the settings name it. */
export interface AllowedHost {
  /** In lower case, without port; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  /** The network that it must stand in; null for anywhere on the public internet. */
  readonly network: string | null;
}

const ENTRY =
  /^(?<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:(?<port>\d{1,5}))?(=(?<network>[0-9a-f:./]+))?$/;

/**
 * Reads a list such as `login.example.com,idp.agency.gov:8443=10.20.0.0/16`.
 * @throws Error that names the entry which cannot be read
 */
export function parseAllowedHosts(text: string): AllowedHost[] {
  const entries = text.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.filter((entry) => entry !== '').map(parseEntry);
}

function parseEntry(entry: string): AllowedHost {
  const groups = ENTRY.exec(entry)?.groups;
  const { host = '', port, network = null } = { ...groups };
  const isGood = host !== '' && (network === null || isNetwork(network));
  if (!isGood || Number(port ?? 443) > 65_535) {
    throw new Error(`${entry} is no host, host:port or host=network`);
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? 443), network };
}

function isNetwork(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

/** The entries under which an address may be asked: with TLS only, and none where it may not be. */
export function entriesFor(hosts: readonly AllowedHost[], url: URL): AllowedHost[] {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? 443 : Number(url.port);
  if (url.protocol !== 'https:') return [];
  return hosts.filter((entry) => entry.host === host && entry.port === port);
}

/**
 * Whether an address is one where the host may stand: on the public internet, or in the network
 * that its entry names. So a name that suddenly leads into the house's own network leads nowhere.
 */
export function mayStandAt(entries: readonly AllowedHost[], address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address);
  return entries.some(({ network }) =>
    network === null ? found.range() === 'unicast' : isWithin(found, network),
  );
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.isValidCIDR(network)
    ? ipaddr.parseCIDR(network)
    : [ipaddr.parse(network), ipaddr.parse(network).kind() === 'ipv4' ? 32 : 128];
  if (address instanceof ipaddr.IPv4)
    return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
}
