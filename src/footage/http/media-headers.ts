import type { Response } from 'express';

/** Footage stays nowhere but here: not in a cache, not in a frame, not as another media type. */
export function forbidKeeping(response: Response): void {
  response.setHeader('Cache-Control', 'no-store, private');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Content-Disposition', 'inline');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
}
