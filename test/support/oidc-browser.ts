import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { TestAuthority } from './oidc-provider.js';

/** A browser at an identity provider: follows it, keeps its cookies, and stops where it is left. */
export class OidcBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly authority: TestAuthority) {}

  /** @returns the first address that is not the provider's any more */
  async follow(address: string): Promise<URL> {
    const { origin } = new URL(address);
    let url = new URL(address);
    for (let hops = 0; hops < 10; hops += 1) {
      const to = await this.visit(url);
      url = new URL(to, url);
      if (url.origin !== origin) return url;
    }
    throw new Error(`The provider never sent the browser back: ${url.href}`);
  }

  private visit(url: URL): Promise<string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = cookie === '' ? {} : { cookie };
    return new Promise((resolve, reject) => {
      const asked = request(url, { ca: this.authority.certificate, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) this.keep(line);
        text(answer).then((body) => {
          const { location } = answer.headers;
          if (location !== undefined) resolve(location);
          else reject(new Error(`${url.href} answered ${answer.statusCode ?? 0}: ${body}`));
        }, reject);
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
