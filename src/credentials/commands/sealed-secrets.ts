import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { readOrMakeKey } from '../../platform/config/key-files.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { seal, unseal } from '../../platform/sealing/sealed.js';

/** Whose secret it is: a secret that is put into another row does not open there. */
export interface SecretPlace {
  readonly personId: string;
  readonly factorId: string;
}

/** Keeps the secrets of authenticator apps so that the database alone gives nothing away. */
@Injectable()
export class SealedSecrets {
  private readonly logger = new Logger(SealedSecrets.name);
  private readonly key: KeyObject;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.key = createSecretKey(readOrMakeKey(settings.dataDirectory, 'second-factors.key', 32));
  }

  seal(secret: string, place: SecretPlace): Buffer {
    return seal(this.key, secret, inWords(place));
  }

  /** Null where it does not open: it was tampered with, or belongs to another key file. */
  open(sealed: Buffer, place: SecretPlace): string | null {
    const secret = unseal(this.key, sealed, inWords(place));
    if (secret === null) {
      this.logger.error(
        `The secret of second factor ${place.factorId} does not open: the row was changed outside ` +
          'of Plumbline, or keys/second-factors.key is not the one that it was made with.',
      );
    }
    return secret;
  }
}

function inWords({ personId, factorId }: SecretPlace): string {
  return `totp-secret/${personId}/${factorId}`;
}
