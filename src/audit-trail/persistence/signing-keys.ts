import { Inject, Injectable } from '@nestjs/common';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { hasErrorCode, syncDirectory } from '../../platform/object-store/durable-files.js';
import { newSigningKey, type NoteSigner, noteSigner } from '../../transparency-log/signed-note.js';
import { SequencerDatabase } from './sequencer-database.js';

const FIRST_KEY = 'audit-trail.key';
const KEY_FILE = /^audit-trail(-[0-9a-f]{8})?\.key$/;

/** A key of the log in its history, oldest first; keys of one log never leave it. */
export interface KeyInHistory {
  readonly vkey: string;
  /** Entries in the tree when it began to sign. */
  readonly introducedSize: number;
  readonly introducedAt: Date;
  /** Null while it signs. */
  readonly retiredSize: number | null;
  readonly retiredAt: Date | null;
}

/**
 * The keys that sign checkpoints: private halves as files below `keys/`, their history in
 * `audit.signing_key`. Losing the last one means a new log; whoever copies one can sign another
 * history, which only checkpoints held by outsiders then disprove.
 */
@Injectable()
export class SigningKeys {
  private readonly folder: string;
  /** The log's name, which every key of it bears. */
  readonly origin: string;
  /** By vkey; a file is read once, the history at every asking: a rotation needs no restart. */
  private signers = new Map<string, NoteSigner>();

  constructor(
    @Inject(SETTINGS) settings: Pick<Settings, 'dataDirectory' | 'trail'>,
    private readonly database: SequencerDatabase,
  ) {
    this.folder = join(settings.dataDirectory, 'keys');
    this.origin = settings.trail.origin;
  }

  /**
   * All keys that sign now, the newest last: more than one while they overlap.
   * @throws if others than its owner may read a file, or if the file of a key is gone
   */
  async current(): Promise<readonly NoteSigner[]> {
    const signing = (await this.history()).filter(({ retiredAt }) => retiredAt === null);
    if (signing.length === 0) return [await this.first()];
    return Promise.all(signing.map(({ vkey }) => this.signer(vkey)));
  }

  /**
   * Looks at the files, which signing does not once it has read them: what a restart would meet is
   * found while somebody can still mend it.
   * @throws what {@link current} throws
   */
  async inspect(): Promise<void> {
    const signing = (await this.history()).filter(({ retiredAt }) => retiredAt === null);
    const there = new Set((await this.files()).map(({ vkey }) => vkey));
    const gone = signing.find(({ vkey }) => !there.has(vkey));
    if (gone !== undefined) throw this.missing(gone.vkey);
  }

  /** All that ever signed, oldest first, as outsiders write them. */
  async vkeys(): Promise<readonly string[]> {
    const history = await this.history();
    return history.length === 0 ? [(await this.first()).vkey] : history.map(({ vkey }) => vkey);
  }

  async history(): Promise<KeyInHistory[]> {
    return this.database.query<KeyInHistory & Record<string, unknown>>(HISTORY);
  }

  /** Begins the history with the first key; called once it is known to fit what was published. */
  async beginHistory(): Promise<void> {
    const { vkey } = await this.first();
    await this.database.query(BEGIN_HISTORY, [vkey]);
  }

  /** A private key that no history knows yet: left by a rotation that broke off, or a new one. */
  async prepare(): Promise<NoteSigner> {
    const known = new Set(await this.vkeys());
    const left = (await this.files()).find(({ vkey }) => !known.has(vkey));
    if (left !== undefined) return left;
    const pem = newSigningKey();
    const signer = noteSigner(this.origin, pem);
    await this.write(`audit-trail-${signer.keyId.toString('hex')}.key`, pem);
    return signer;
  }

  /** Removes the private half of a retired key: a key that is nowhere signs no other history. */
  async destroy(vkey: string): Promise<void> {
    for (const name of await this.names()) {
      if ((await this.read(name)).vkey === vkey) await rm(join(this.folder, name));
    }
    this.signers.delete(vkey);
    await syncDirectory(this.folder);
  }

  private async signer(vkey: string): Promise<NoteSigner> {
    const known = this.signers.get(vkey);
    if (known !== undefined) return known;
    const found = (await this.files()).find((signer) => signer.vkey === vkey);
    if (found === undefined) throw this.missing(vkey);
    this.signers.set(vkey, found);
    return found;
  }

  private missing(vkey: string): Error {
    return new Error(
      `The audit trail is signed with ${vkey}, but no file in ${this.folder} holds its private ` +
        'key. Restore the file; if it is lost for good, retire the key: ' +
        '`plumbline trail rotate-key`, then `plumbline trail retire-key --now`.',
    );
  }

  private async first(): Promise<NoteSigner> {
    await this.write(FIRST_KEY, newSigningKey());
    return this.read(FIRST_KEY);
  }

  private async files(): Promise<NoteSigner[]> {
    return Promise.all((await this.names()).map((name) => this.read(name)));
  }

  private async names(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => KEY_FILE.test(name)).sort();
  }

  private async read(name: string): Promise<NoteSigner> {
    const path = join(this.folder, name);
    for (const private_ of [this.folder, path]) {
      if (((await stat(private_)).mode & 0o077) === 0) continue;
      throw new Error(
        `${path} signs the audit trail, but others may read ${private_}: take their rights away ` +
          `with \`chmod go= ${private_}\`.`,
      );
    }
    return noteSigner(this.origin, await readFile(path, 'utf8'));
  }

  /** Keeps a key unless its file is there: of two starting processes, the second reads the first's. */
  private async write(name: string, pem: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(join(this.folder, name), 'wx', 0o600).catch((error: unknown) => {
      if (hasErrorCode(error, 'EEXIST')) return null;
      throw error;
    });
    if (file === null) return;
    try {
      await file.writeFile(pem);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncDirectory(this.folder);
  }
}

const HISTORY = `
  SELECT introduced.vkey,
         introduced.size::float8 AS "introducedSize", introduced.at AS "introducedAt",
         retired.size::float8 AS "retiredSize", retired.at AS "retiredAt"
    FROM audit.signing_key AS introduced
    LEFT JOIN audit.signing_key AS retired
      ON retired.vkey = introduced.vkey AND retired.act = 'retired'
   WHERE introduced.act = 'introduced'
   ORDER BY introduced.number`;

const BEGIN_HISTORY = `
  INSERT INTO audit.signing_key (vkey, act, size)
  SELECT $1, 'introduced', 0 WHERE NOT EXISTS (SELECT FROM audit.signing_key)
  ON CONFLICT DO NOTHING`;
