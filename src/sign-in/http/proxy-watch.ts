import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  Logger,
  type NestInterceptor,
  type OnModuleInit,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { type TrailCondition, TrailConditions } from '../../audit-trail/audit-trail.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';

const PART = 'proxy';
const SAYS =
  'Requests come with X-Forwarded-For, and TRUSTED_PROXIES is not set. If a reverse proxy stands ' +
  'before this server, name its address there and restart: until then everybody shares the ' +
  'proxy’s address in the audit trail, and one who fails to sign in turns all away.';

/**
 * Notices a reverse proxy that nobody told the server of. Anybody can send such a header, so it is
 * said on the health page and once in the log, and wakes nobody.
 */
@Injectable()
export class ProxyWatch implements OnModuleInit {
  private readonly logger = new Logger('SignIn');
  private seenAt: Date | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly conditions: TrailConditions,
  ) {}

  onModuleInit(): void {
    this.conditions.register(PART, () => Promise.resolve(this.condition()));
  }

  look(request: Request): void {
    if (this.seenAt !== null || this.settings.http.trustedProxies.length > 0) return;
    if (request.headers['x-forwarded-for'] === undefined) return;
    this.seenAt = new Date();
    this.logger.warn(SAYS);
  }

  private condition(): TrailCondition[] {
    if (this.seenAt === null) return [];
    return [{ part: PART, state: 'off', says: SAYS, since: this.seenAt }];
  }
}

/** Has the watch look at each request; Nest makes one of these for itself, so it keeps nothing. */
@Injectable()
export class LooksForProxies implements NestInterceptor {
  constructor(private readonly proxies: ProxyWatch) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.proxies.look(context.switchToHttp().getRequest<Request>());
    return next.handle();
  }
}
