import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';

/** Metadata keys read by the guard and by the check that no route forgot to declare itself. */
export const PERMISSION = 'plumbline:permission';
export const OPEN_TO_ANYONE = 'plumbline:open-to-anyone';

/**
 * Who may call this route. Routes are closed unless they say otherwise: one that declares neither
 * a permission nor `OpenToAnyone` keeps the server from starting.
 */
export const RequiresPermission = (permission: string) =>
  applyDecorators(SetMetadata(PERMISSION, permission), ApiExtension('x-permission', permission));

/** For the few routes that need no sign-in; the reason stands in the list of such routes. */
export const OpenToAnyone = (why: string) =>
  applyDecorators(SetMetadata(OPEN_TO_ANYONE, why), ApiExtension('x-open-to-anyone', why));

export const ASKED_BY_ITSELF = 'plumbline:asked-by-itself';

/**
 * For what open screens ask again and again: no activity of a person, so that a session left alone
 * ends although its screen goes on asking (CJIS AC-11).
 */
export const AskedByItself = () => SetMetadata(ASKED_BY_ITSELF, true);

export const WORKS_WHILE_LOCKED = 'plumbline:works-while-locked';

/**
 * For the few routes that a locked screen needs: proving who is there, and the way out. Every other
 * one is closed to a locked session, reads included (CJIS AC-11).
 */
export const WorksWhileLocked = () =>
  applyDecorators(
    SetMetadata(WORKS_WHILE_LOCKED, true),
    ApiExtension('x-works-while-locked', true),
  );

export const NEEDS_RECENT_SIGN_IN = 'plumbline:needs-recent-sign-in';

/**
 * For acts so weighty that whoever sits at the screen must just have proved who they are: what
 * cannot be undone, what leaves the house, what changes who may do what (CJIS IA-11).
 */
export const NeedsRecentSignIn = () =>
  applyDecorators(
    SetMetadata(NEEDS_RECENT_SIGN_IN, true),
    ApiExtension('x-needs-recent-sign-in', true),
  );

/** A request whose guard has run. */
export interface GuardedRequest extends Request {
  isAskedByItself?: boolean;
  worksWhileLocked?: boolean;
  actor?: unknown;
}

/** The signed-in person or machine; only on routes that require a permission. */
export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<GuardedRequest>().actor,
);
