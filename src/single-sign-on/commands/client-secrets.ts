import { createSecretKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { readOrMakeKey } from '../../platform/config/key-files.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { invariant } from '../../platform/errors/invariant.js';
import { seal, unseal } from '../../platform/sealing/sealed.js';

/** Keeps the secrets by which Plumbline proves to identity providers that it is itself. */
@Injectable()
export class ClientSecrets {
  private readonly key: KeyObject;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.key = createSecretKey(readOrMakeKey(settings.dataDirectory, 'single-sign-on.key', 32));
  }

  seal(secret: string, providerId: string): Buffer {
    return seal(this.key, secret, place(providerId));
  }

  /** @throws InvariantViolation where the row was changed from outside, or the key is another */
  open(sealed: Buffer, providerId: string): string {
    const secret = unseal(this.key, sealed, place(providerId));
    invariant(
      secret !== null,
      `The client secret of identity provider ${providerId} does not open: the row was changed ` +
        'outside of Plumbline, or keys/single-sign-on.key is another. Enter the secret again.',
    );
    return secret;
  }
}

function place(providerId: string): string {
  return `client-secret/${providerId}`;
}
