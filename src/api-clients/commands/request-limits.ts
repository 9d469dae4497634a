import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** More than any limit: the counting is the library's, the limit is each client's own. */
const UNBOUNDED = Number.MAX_SAFE_INTEGER;
const WINDOW_SECONDS = 60;

/** Failures of one source within a minute from which on they are told to wait. */
const FAILURES_ALLOWED = 30;

/**
 * Counts what machines ask, and what sources get wrong, in windows of a minute. In this process
 * alone: a second one doubles the limit, which protects the server, not a secret.
 */
@Injectable()
export class RequestLimits {
  private readonly asked = new RateLimiterMemory({ points: UNBOUNDED, duration: WINDOW_SECONDS });
  private readonly failed = new RateLimiterMemory({ points: UNBOUNDED, duration: WINDOW_SECONDS });

  /** @returns seconds to wait where this request is one too many, else null */
  countRequest(clientId: string, perMinute: number): Promise<number | null> {
    return count(this.asked, clientId, perMinute);
  }

  /** Good credentials are never counted here, so a flood of bad ones locks no machine out. */
  countFailure(source: string): Promise<number | null> {
    return count(this.failed, source, FAILURES_ALLOWED);
  }
}

async function count(
  limiter: RateLimiterMemory,
  key: string,
  allowed: number,
): Promise<number | null> {
  const { consumedPoints, msBeforeNext } = await limiter.consume(key);
  return consumedPoints > allowed ? Math.max(1, Math.ceil(msBeforeNext / 1000)) : null;
}
