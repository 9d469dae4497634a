/** What the server answered, with the body read. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body; null where there is none. */
  readonly body: Body;
  /** The body's bytes, whatever their type. */
  readonly bytes: Buffer;
}

/** RFC 9457 problem details, as every refusal answers. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
}

export interface RequestOptions {
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One browser's worth of state: fetch with a cookie jar and the headers that a browser sends. */
export class Http {
  private readonly cookies = new Map<string, string>();
  private bearer: string | null = null;

  constructor(readonly baseUrl: string) {}

  async request<Body>(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      redirect: 'manual',
      headers: this.headers(method, options),
      body: options.json === undefined ? options.bytes : JSON.stringify(options.json),
    });
    this.keepCookies(response.headers);
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      body: parse(response, bytes) as Body,
      bytes,
    };
  }

  get<Body>(path: string, query: Query = {}): Promise<Answer<Body>> {
    return this.request<Body>('GET', withQuery(path, query));
  }

  post<Body>(path: string, json?: unknown): Promise<Answer<Body>> {
    return this.request<Body>('POST', path, { json });
  }

  put<Body>(path: string, json?: unknown): Promise<Answer<Body>> {
    return this.request<Body>('PUT', path, { json });
  }

  delete<Body>(path: string): Promise<Answer<Body>> {
    return this.request<Body>('DELETE', path);
  }

  /** For attacks with a session that is not one's own. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** For scans: what must be found nowhere else. */
  cookieValues(): Iterable<string> {
    return this.cookies.values();
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  /** For machines, which have no cookies and come from no page. */
  setBearer(credential: string): void {
    this.bearer = credential;
  }

  private headers(method: string, { json, headers }: RequestOptions): Record<string, string> {
    const isRead = method === 'GET' || method === 'HEAD';
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === '' ? {} : { cookie }),
      ...(isRead || this.bearer !== null ? {} : { origin: new URL(this.baseUrl).origin }),
      ...(this.bearer === null ? {} : { authorization: `Bearer ${this.bearer}` }),
      ...headers,
    };
  }

  private keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.append(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function parse(response: Response, bytes: Buffer): unknown {
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : null;
}

/**
 * The body of an answer that must have this status.
 * @throws with what the server said instead
 */
export async function expecting<Body>(
  status: number,
  answer: Promise<Answer<Body>>,
): Promise<Body> {
  const { status: actual, body, bytes } = await answer;
  if (actual !== status) {
    throw new Error(`Expected ${status} but got ${actual}: ${bytes.toString().slice(0, 2000)}`);
  }
  return body;
}
