import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

/**
 * Lets each role sign in by itself, with a random password of its own under `keys`, readable by our
 * own user alone. A password that is lost is made anew: the superuser's is the one that counts.
 * @param ownerUrl the superuser's address; the roles exist already
 * @returns the address for each role, password included: never log them
 */
export async function ensureLogins<Role extends string>(
  ownerUrl: string,
  dataDirectory: string,
  roles: readonly Role[],
): Promise<Readonly<Record<Role, string>>> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const addresses: [Role, string][] = [];
    for (const role of roles) {
      const password = await passwordIn(join(dataDirectory, 'keys', `${role}.password`));
      const name = client.escapeIdentifier(role);
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
      const address = new URL(ownerUrl);
      Object.assign(address, { username: role, password });
      addresses.push([role, address.href]);
    }
    return Object.fromEntries(addresses) as Record<Role, string>;
  } finally {
    await client.end();
  }
}

async function passwordIn(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}
