import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Response } from 'express';
import type { GuardedRequest } from '../../platform/http/access.js';
import { type Problem, toProblem } from '../../platform/http/problem-details.js';
import { RefusalObserver } from '../../platform/http/refusal-observer.js';
import { requestId } from '../../platform/http/request-id.js';
import { toError } from './scim-resources.js';

export const SCIM_JSON = 'application/scim+json; charset=utf-8';

/** RFC 7644 table 9, for the refusals that it has words for. */
const SCIM_TYPES: Readonly<Record<string, string>> = {
  'provisioning.invalid-filter': 'invalidFilter',
  'provisioning.invalid-value': 'invalidValue',
  'provisioning.invalid-patch': 'invalidSyntax',
  'provisioning.user-name-stays': 'mutability',
  'provisioning.user-name-taken': 'uniqueness',
  'provisioning.external-id-taken': 'uniqueness',
  'identity.username-unclear': 'invalidValue',
  'request.invalid': 'invalidValue',
};

/** Says what went wrong in the words of the protocol; what is entered is the same as elsewhere. */
@Catch()
@Injectable()
export class ScimErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Scim');

  constructor(private readonly observer: RefusalObserver) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<GuardedRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(error, requestId(request));
    const { status, detail, mend, code, facts } = problem;
    if (status >= 500) {
      this.logger.error(`${request.method} ${request.path} ${problem.requestId}`, error);
    }
    await this.tell(request, problem);
    const wait = status === 503 ? 5 : facts?.retryAfterSeconds;
    if (typeof wait === 'number') response.setHeader('Retry-After', String(wait));
    const words = mend === undefined ? detail : `${detail} ${mend}`;
    response
      .status(statusOf(status))
      .setHeader('Content-Type', SCIM_JSON)
      .send(JSON.stringify(toError(statusOf(status), words, SCIM_TYPES[code] ?? null)));
  }

  private async tell(request: GuardedRequest, problem: Problem): Promise<void> {
    try {
      await this.observer.refused(request, problem);
    } catch (error) {
      this.logger.error(`The refusal of ${problem.requestId} could not be entered`, error);
    }
  }
}

/** The protocol knows no 422: what cannot be processed is an invalid value. */
const statusOf = (status: number): number => (status === 422 ? 400 : status);
