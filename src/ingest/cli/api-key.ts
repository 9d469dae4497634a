import { readFile, stat } from 'node:fs/promises';

/** Permission bits of everybody but the owner. */
const OTHERS = 0o077;

const FORM = /^plb_[0-9a-f]{32}_[\w-]{43}$/;

/** No credential to send, or one that lies open; in words for whoever called. */
export class NoApiKey extends Error {}

/**
 * The credential of an API client, from a file that nobody else may read, or from the environment.
 * @throws NoApiKey
 */
export async function readApiKey(
  keyFile: string | undefined,
  fromEnvironment: string | undefined,
): Promise<string> {
  const key = keyFile === undefined ? fromEnvironment : await readKeyFile(keyFile);
  if (key === undefined || key.trim() === '') {
    throw new NoApiKey(
      'Set PLUMBLINE_API_KEY, or name a file with --key-file: the credential of an API client ' +
        'that may bring footage in. An administrator makes one under API clients.',
    );
  }
  if (!FORM.test(key.trim())) {
    throw new NoApiKey('This is no credential of an API client: those begin with plb_.');
  }
  return key.trim();
}

async function readKeyFile(path: string): Promise<string> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isFile() !== true) throw new NoApiKey(`There is no file ${path}.`);
  if ((facts.mode & OTHERS) !== 0) {
    throw new NoApiKey(
      `Others on this machine may read ${path}. Close it with "chmod 600", and have the ` +
        'credential rotated if somebody could have read it.',
    );
  }
  return readFile(path, 'utf8');
}
