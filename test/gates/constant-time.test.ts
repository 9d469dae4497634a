import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A comparison of two values, at least one of which is called like a secret. */
const COMPARED =
  /\b\w*(secret|token|mac|hmac|signature|passwordHash|apiKey)\w*(\.\w+)? ?(===|!==|==|!=) ?(?!null|undefined|''|""|\d)[\w.[\]()]+/i;

/**
 * Comparisons that look like one of secrets and are none: what is compared is public, or the sender
 * has it already.
 */
const HARMLESS: readonly RegExp[] = [
  // The whole header of a token is public; the signature is compared by the library in constant time.
  /session-token/,
];

describe('J15: secrets', () => {
  it('are compared in constant time wherever they are compared', () => {
    const files = globSync('src/{platform,identity,credentials,sign-in,api-clients}/**/*.ts', {
      cwd: root,
    }).filter((file) => !file.endsWith('.spec.ts'));
    expect(files.length).toBeGreaterThan(100);
    const found = files
      .filter((file) => !HARMLESS.some((pattern) => pattern.test(file)))
      .flatMap((file) => {
        const lines = readFileSync(join(root, file), 'utf8').split('\n');
        return lines.flatMap((line, at) =>
          COMPARED.test(line) && !/^\s*(\/\/|\*)/.test(line)
            ? [`${file}:${at + 1} ${line.trim()}`]
            : [],
        );
      });
    expect(found).toEqual([]);
  });

  it('would be found here if they were not', () => {
    expect(COMPARED.test('if (token === expected) return true;')).toBe(true);
    expect(COMPARED.test('return givenMac !== mac(list, text);')).toBe(true);
    expect(COMPARED.test('if (token === null) return null;')).toBe(false);
  });
});
