import { generateSync } from 'otplib';

/** What an authenticator app with this secret shows, so many steps of 30 seconds from now. */
export function codeOf(secret: string, stepsAhead = 0, now = Date.now()): string {
  return generateSync({ secret, epoch: Math.floor(now / 1000) + stepsAhead * 30 });
}
