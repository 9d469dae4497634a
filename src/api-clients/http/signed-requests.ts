import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request } from 'express';
import { BearerSchemes, type Machine, visitorOf } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { bodyOf } from '../../platform/http/signed-body.js';
import { MachineAdmission } from '../commands/machine-admission.js';
import {
  digestsOf,
  type RequestToVerify,
  SIGNATURE_TOLERANCE_MS,
  verifySignedRequest,
} from '../domain/signed-request.js';
import {
  type KnownClient,
  MachineCredentialsRepository,
} from '../persistence/machine-credentials.repository.js';

/**
 * Lets machines in that sign their requests (RFC 9421). Nothing that is sent opens a second door:
 * the private key stays in the machine, and each signature is good for one request.
 */
@Injectable()
export class SignedRequests implements OnModuleInit {
  constructor(
    private readonly schemes: BearerSchemes,
    private readonly credentials: MachineCredentialsRepository,
    private readonly admission: MachineAdmission,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.schemes.registerSignatures((request) => this.recognize(request));
  }

  private async recognize(request: Request): Promise<Machine> {
    const visitor = visitorOf(request);
    const now = this.clock.now();
    let client: KnownClient | null = null;
    const keyOf = async (keyId: string) => {
      const known = await this.credentials.clientWithKey(keyId);
      client = known?.client ?? null;
      return known?.key ?? null;
    };
    const signature = await verifySignedRequest(this.toVerify(request), keyOf, now);
    // The compiler does not see that the look-up above has set it.
    const signer = client as KnownClient | null;
    if (signature === null || signer === null) {
      const reason = signer === null ? 'unknown' : 'signature';
      return this.admission.refuse(visitor, reason, signer?.id ?? null);
    }
    const { keyId, nonce, created } = signature;
    const tooOldAt = new Date(created.getTime() + 2 * SIGNATURE_TOLERANCE_MS);
    if (!(await this.credentials.spendNonce(keyId, nonce, tooOldAt, now))) {
      return this.admission.refuse(visitor, 'replay', signer.id);
    }
    return this.admission.admit(signer, visitor);
  }

  private toVerify(request: Request): RequestToVerify {
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    const body = bodyOf(request);
    return {
      method: request.method,
      url: `${this.settings.http.publicUrl}${request.originalUrl}`,
      headers,
      bodyDigests: body === null ? null : digestsOf(body),
    };
  }
}
