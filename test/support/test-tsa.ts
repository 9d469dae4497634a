import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CONFIGURATION = `
[ tsa ]
default_tsa = own
[ own ]
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_alg = sha256
[ request ]
distinguished_name = name
[ name ]
[ stamping ]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`;

export interface TestTsa {
  readonly url: string;
  /** The certificate of its authority, PEM. */
  readonly certificatesPath: string;
  /** What it does to an answer before it sends it; by default nothing. */
  tamper: (response: Buffer) => Buffer | Promise<Buffer>;
  /** As an outsider checks it: whether OpenSSL accepts the token over a file. */
  verifies(response: Buffer, stamped: Buffer): Promise<boolean>;
  /** An answer to a request made by hand. */
  reply(request: Buffer): Promise<Buffer>;
  stop(): Promise<void>;
}

/** A time-stamping authority of RFC 3161, made with OpenSSL; `stop()` it in `afterAll`. */
export async function startTestTsa(keyType: 'rsa' | 'ec' = 'rsa'): Promise<TestTsa> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-tsa-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await writeFile(at('tsa.cnf'), CONFIGURATION);
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const newKey = keyType === 'rsa' ? ['-newkey', 'rsa:2048'] : ec;
  const common = ['-nodes', '-config', 'tsa.cnf'];
  const authority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-subj', '/CN=Test authority'];
  const asCa = ['req', '-x509', ...ec, ...common, ...authority];
  await openssl(...asCa, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30');
  const subject = ['-subj', '/CN=Test stamping'];
  await openssl('req', ...newKey, ...common, ...subject, '-keyout', 'tsa.key', '-out', 'csr');
  const issue = ['x509', '-req', '-in', 'csr', '-CA', 'ca.pem', '-CAkey', 'ca.key'];
  const what = ['-CAcreateserial', '-days', '30', '-extfile', 'tsa.cnf'];
  await openssl(...issue, ...what, '-extensions', 'stamping', '-out', 'tsa.pem');
  let serial = 0;
  const reply = async (request: Buffer): Promise<Buffer> => {
    serial += 1;
    const [query, answer, number] = [`${serial}.tsq`, `${serial}.tsr`, `${serial}.serial`];
    await writeFile(at(query), request);
    await writeFile(at(number), String(serial + 10));
    const configuration = CONFIGURATION.replace('[ own ]', `[ own ]\nserial = ${at(number)}`);
    await writeFile(at(`${serial}.cnf`), configuration);
    const how = ['-config', `${serial}.cnf`, '-section', 'own', '-signer', 'tsa.pem'];
    const input = ['-queryfile', query, '-inkey', 'tsa.key', '-out', answer];
    await openssl('ts', '-reply', ...how, ...input);
    return readFile(at(answer));
  };
  const server = createServer((request, response) => {
    void buffer(request)
      .then((body) => reply(body))
      .then((answer) => tsa.tamper(answer))
      .then((answer) => {
        response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(answer);
      })
      .catch(() => response.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tsa: TestTsa = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    certificatesPath: at('ca.pem'),
    tamper: (response) => response,
    reply,
    verifies: async (response, stamped) => {
      serial += 1;
      const [answer, data] = [`${serial}.check`, `${serial}.data`];
      await writeFile(at(answer), response);
      await writeFile(at(data), stamped);
      const check = ['ts', '-verify', '-in', answer, '-data', data, '-CAfile', 'ca.pem'];
      return openssl(...check).then(
        () => true,
        () => false,
      );
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
  return tsa;
}
