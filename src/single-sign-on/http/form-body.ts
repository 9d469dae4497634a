import type { IncomingMessage } from 'node:http';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';

/** A logout token has one or two kilobytes. */
const LARGEST_BYTES = 16 * 1024;
const FORM = Symbol('form');

interface WithForm extends Request {
  [FORM]?: URLSearchParams;
}

/**
 * Reads a form, for the one route that machines of others call by it. Everywhere else forms stay
 * unread: a page of another site can post them.
 */
@Injectable()
export class FormBody implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<WithForm>();
    if (request.is('application/x-www-form-urlencoded') === false) {
      throw singleSignOnRefusals.refuse('logout-token-not-valid');
    }
    request[FORM] = new URLSearchParams(await textOf(request));
    return next.handle();
  }
}

export function formOf(request: Request): URLSearchParams {
  return (request as WithForm)[FORM] ?? new URLSearchParams();
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BYTES) throw singleSignOnRefusals.refuse('logout-token-not-valid');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
