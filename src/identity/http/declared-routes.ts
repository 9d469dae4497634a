import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPEN_TO_ANYONE, PERMISSION } from '../../platform/http/access.js';
import { isPermission } from '../domain/permissions.js';

/** Nest's own mark of a method that answers a route. */
const ROUTE_PATH = 'path';

/** Keeps the server from starting while a route has not said who may call it. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => this.isUndeclared(metatype, prototype[name]))
        .map((name) => `${metatype.name}.${name}`);
    });
    if (undeclared.length > 0) {
      throw new Error(`These routes do not say who may call them: ${undeclared.join(', ')}`);
    }
  }

  private isUndeclared(controller: unknown, method: unknown): boolean {
    if (typeof method !== 'function' || typeof controller !== 'function') return false;
    if (this.reflector.get<unknown>(ROUTE_PATH, method as () => unknown) === undefined)
      return false;
    const targets = [method as () => unknown, controller as () => unknown];
    if (this.reflector.getAllAndOverride<unknown>(OPEN_TO_ANYONE, targets) !== undefined) {
      return false;
    }
    const permission = this.reflector.getAllAndOverride<unknown>(PERMISSION, targets);
    return typeof permission !== 'string' || !isPermission(permission);
  }
}
