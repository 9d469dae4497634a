import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { parse, stringify } from 'uuid';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';

/** A passkey as far as proving it needs to know it. */
export interface KnownPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly transports: string[];
}

export interface NewPasskey extends KnownPasskey {
  readonly counter: number;
  /** Whether the authenticator keeps copies of it elsewhere, such as a phone's cloud. */
  readonly synced: boolean;
}

interface Newcomer {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
}

/** EdDSA, ES256 and RS256 (RFC 9053, RFC 8812): what authenticators in use can do. */
const ALGORITHMS = [-8, -7, -257];

/** Time that somebody has to touch the key, and the browser to send it. */
const TIMEOUT_MS = 120_000;

/**
 * Our side of WebAuthn Level 3: what is asked of passkeys and what of their answers is believed.
 * Origin and RP ID come from PUBLIC_URL alone, never from a request.
 */
@Injectable()
export class RelyingParty {
  private readonly logger = new Logger(RelyingParty.name);

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  enrolmentOptions(
    { personId, username, displayName }: Newcomer,
    known: readonly KnownPasskey[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Plumbline',
      rpID: this.rpId(),
      userID: parse(personId).slice(),
      userName: username,
      userDisplayName: displayName,
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known.map(asDescriptor),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
  }

  /** The passkey, or null where the answer is not to be believed. */
  async enrolled(response: unknown, challenge: string): Promise<NewPasskey | null> {
    return this.believing(async () => {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin(),
        expectedRPID: this.rpId(),
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (!verified) return null;
      const { credential, credentialBackedUp: synced } = registrationInfo;
      const { id: credentialId, counter, transports = [] } = credential;
      const publicKey = Buffer.from(credential.publicKey);
      return { credentialId, publicKey, counter, synced, transports: transports.slice(0, 8) };
    });
  }

  proofOptions(known: readonly KnownPasskey[]): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.rpId(),
      allowCredentials: known.map(asDescriptor),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
    });
  }

  /**
   * The counter that a good answer carries, or null where it is not to be believed. Whether the
   * counter has moved on is for the caller, who knows the one before.
   */
  async provenCounter(
    response: unknown,
    challenge: string,
    { credentialId: id, publicKey, transports }: KnownPasskey,
    personId: string,
  ): Promise<number | null> {
    return this.believing(async () => {
      const answer = response as AuthenticationResponseJSON;
      const { userHandle } = answer.response;
      // WebAuthn section 7.2 step 6: a passkey that names its owner must name this one.
      if (userHandle !== undefined && userHandle !== '' && personOf(userHandle) !== personId) {
        return null;
      }
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: this.origin(),
        expectedRPID: this.rpId(),
        credential: { id, publicKey: new Uint8Array(publicKey), counter: 0, transports },
        requireUserVerification: true,
      });
      return verified ? authenticationInfo.newCounter : null;
    });
  }

  /** The library throws at whatever is wrong with an answer; to us all of that is one outcome. */
  private async believing<T>(verify: () => Promise<T | null>): Promise<T | null> {
    try {
      return await verify();
    } catch (error) {
      this.logger.debug(error instanceof Error ? error.message : 'A passkey was not believed');
      return null;
    }
  }

  private origin(): string {
    return this.settings.http.publicUrl;
  }

  private rpId(): string {
    return new URL(this.settings.http.publicUrl).hostname;
  }
}

function asDescriptor({ credentialId: id, transports }: KnownPasskey) {
  return { id, transports };
}

function personOf(userHandle: string): string | null {
  const bytes = Buffer.from(userHandle, 'base64url');
  return bytes.length === 16 ? stringify(bytes) : null;
}
