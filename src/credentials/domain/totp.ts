import { timingSafeEqual } from 'node:crypto';
import { generateSecret, generateSync, generateURI } from 'otplib';

/** RFC 6238 with the values that every authenticator app takes: SHA-1, 6 digits, 30 seconds. */
const PERIOD_SECONDS = 30;
/** RFC 4226 section 4 recommends 160 bits. */
const SECRET_BYTES = 20;
/** Steps before and after the present one, for clocks that are off (RFC 6238 section 5.2). */
const WINDOW = 1;

/** A new secret in Base32, as apps take it when it is typed. */
export function newTotpSecret(): string {
  return generateSecret({ length: SECRET_BYTES });
}

/** What the QR code says (the `otpauth` key URI that apps read). */
export function totpUri(secret: string, issuer: string, account: string): string {
  return generateURI({ issuer, label: account, secret });
}

/** The number of whole periods since 1970. */
export function totpStep(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / PERIOD_SECONDS);
}

/** When a step begins. */
export function beginOfStep(step: number): Date {
  return new Date(step * PERIOD_SECONDS * 1000);
}

export function totpCode(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * PERIOD_SECONDS, period: PERIOD_SECONDS });
}

/** The steps whose codes are taken at this moment, the present one first. */
export function totpWindow(moment: Date): number[] {
  const now = totpStep(moment);
  const around = Array.from({ length: WINDOW }, (_, index) => [now - index - 1, now + index + 1]);
  return [now, ...around.flat()];
}

/** The steps of the window whose code this is; by chance there may be more than one. */
export function stepsOf(secret: string, code: string, moment: Date): number[] {
  if (!/^\d{6}$/.test(code)) return [];
  return totpWindow(moment).filter((step) =>
    timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code)),
  );
}
