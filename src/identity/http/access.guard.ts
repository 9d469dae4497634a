import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { invariant } from '../../platform/errors/invariant.js';
import { DomainError } from '../../platform/errors/refusals.js';
import {
  ASKED_BY_ITSELF,
  type GuardedRequest,
  NEEDS_RECENT_SIGN_IN,
  OPEN_TO_ANYONE,
  PERMISSION,
  WORKS_WHILE_LOCKED,
} from '../../platform/http/access.js';
import { accessDenied } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { isPermission, type Permission } from '../domain/permissions.js';
import { SignedIn } from '../domain/signed-in.js';
import { BearerSchemes, type Machine } from './bearer-schemes.js';
import { demandOwnPages, demandSameOrigin } from './same-origin.js';
import { SessionDoor } from './session-door.js';
import { visitorOf } from './visitor.js';

/** Stands before every route of the server: nothing is open unless it says so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly door: SessionDoor,
    private readonly machines: BearerSchemes,
    private readonly denials: Denials,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    demandSameOrigin(request, this.settings.http.publicUrl);
    if (this.declared(OPEN_TO_ANYONE, context) !== undefined) return true;

    const permission = this.declared(PERMISSION, context);
    invariant(permission !== undefined && isPermission(permission), 'A route without permission');
    const machine = await this.machines.machineBehind(request);
    const signedIn =
      machine === null
        ? await this.enter(context, request, permission)
        : asSignedIn(machine, request, permission);
    if (!signedIn.can(permission)) await this.deny(signedIn, permission, request);
    if (this.declared(NEEDS_RECENT_SIGN_IN, context) !== undefined) this.demandRecent(signedIn);
    request.actor = signedIn;
    return true;
  }

  private enter(
    context: ExecutionContext,
    request: GuardedRequest,
    permission: Permission,
  ): Promise<SignedIn> {
    request.isAskedByItself = this.declared(ASKED_BY_ITSELF, context) !== undefined;
    request.worksWhileLocked = this.declared(WORKS_WHILE_LOCKED, context) !== undefined;
    demandOwnPages(request);
    return this.door.enter(context, permission);
  }

  /** Machines prove who they are at every request; only people walk away from their screens. */
  private demandRecent({ authenticatedAt }: SignedIn): void {
    if (authenticatedAt === null) return;
    const { recentMinutes } = this.settings.sessions;
    const age = this.clock.now().getTime() - authenticatedAt.getTime();
    if (age > recentMinutes * 60_000) {
      throw identityRefusals.refuse('sign-in-again', { withinMinutes: recentMinutes });
    }
  }

  private async deny(actor: SignedIn, permission: Permission, request: Request): Promise<never> {
    const refusal: DomainError = identityRefusals.refuse('not-permitted', { permission });
    await this.denials.record(
      actor,
      accessDenied({
        id: actor.personId,
        facts: { permission },
        disclosures: { method: request.method, path: request.path.slice(0, 500) },
        outcome: 'denied',
      }),
    );
    throw refusal;
  }

  private declared(key: string, context: ExecutionContext): string | undefined {
    return this.reflector.getAllAndOverride<string | undefined>(key, [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}

function asSignedIn(machine: Machine, request: Request, permission: Permission): SignedIn {
  const { id: personId, name, permissions: onlyPermissions } = machine;
  const { address, requestId } = visitorOf(request);
  const names = { personId, username: name, displayName: name, officerId: null, sessionId: null };
  const grants = [{ role: 'service', unitId: null }] as const;
  return new SignedIn({ ...names, grants, onlyPermissions, address, requestId }, permission);
}
