import { entriesFor, mayStandAt, parseAllowedHosts } from './allowed-hosts.js';

const hosts = parseAllowedHosts('login.example.com, IDP.agency.gov:8443=10.20.0.0/16,[::1]=::1');
const entries = (url: string) => entriesFor(hosts, new URL(url));

describe('A list of hosts that may be asked', () => {
  it('takes in the hosts at their ports and nothing else', () => {
    expect(entries('https://login.example.com/a')).toHaveLength(1);
    expect(entries('https://LOGIN.example.com:443/a')).toHaveLength(1);
    expect(entries('https://idp.agency.gov:8443/')).toHaveLength(1);
    expect(entries('https://[::1]/')).toHaveLength(1);
    for (const other of [
      'https://example.com',
      'https://a.login.example.com',
      'https://login.example.com.evil.test',
      'https://login.example.com:444',
      'http://login.example.com',
      'http://login.example.com:443',
      'ftp://login.example.com:443',
      'https://idp.agency.gov',
      'https://login.example.com@evil.test',
    ]) {
      expect(entries(other)).toEqual([]);
    }
  });

  it.each(['a b', 'host=nowhere', 'host:70000', '=10.0.0.1', 'https://a.example'])(
    'says which entry it cannot read: %s',
    (entry) => {
      expect(() => parseAllowedHosts(`good.example,${entry}`)).toThrow(entry);
    },
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.9',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    'not an address',
  ])('K12: does not let a public host stand at %s', (address) => {
    expect(mayStandAt(entries('https://login.example.com/'), address)).toBe(false);
  });

  it('lets hosts stand on the internet, or in the network that is named', () => {
    expect(mayStandAt(entries('https://login.example.com/'), '20.190.128.1')).toBe(true);
    expect(mayStandAt(entries('https://login.example.com/'), '2603:1006::1')).toBe(true);
    expect(mayStandAt(entries('https://idp.agency.gov:8443/'), '10.20.7.7')).toBe(true);
    expect(mayStandAt(entries('https://idp.agency.gov:8443/'), '10.21.7.7')).toBe(false);
    expect(mayStandAt(entries('https://idp.agency.gov:8443/'), '20.190.128.1')).toBe(false);
    expect(mayStandAt(entries('https://[::1]/'), '::1')).toBe(true);
  });
});
