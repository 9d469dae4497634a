import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { SessionTokens, setSessionCookie } from '../../identity/identity.public.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { clearPendingCookie, setPendingCookie } from './pending-cookie.js';
import type { SignInProgress } from './sign-in.responses.js';

/** Puts what a step came to into cookies for browsers, and into the body for programs. */
@Injectable()
export class ProgressAnswers {
  constructor(private readonly tokens: SessionTokens) {}

  answer(response: Response, progress: Progress): SignInProgress {
    const { bearer, token, sessionId, remaining, factors, expiresAt, recoveryCodes } = progress;
    const sessionToken = sessionId === null ? null : this.tokens.sign(sessionId);
    if (!bearer) {
      if (sessionToken !== null) {
        setSessionCookie(response, sessionToken);
        clearPendingCookie(response);
      } else if (token !== null) {
        setPendingCookie(response, token);
      }
    }
    return {
      remaining: [...remaining],
      factors: [...factors],
      expiresAt: expiresAt.toISOString(),
      signInToken: bearer ? token : null,
      sessionToken: bearer ? sessionToken : null,
      ...(recoveryCodes === undefined ? {} : { recoveryCodes: [...recoveryCodes] }),
    };
  }
}
