import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { GuardedRequest } from './access.js';
import { type Problem, toProblem } from './problem-details.js';
import type { RefusalObserver } from './refusal-observer.js';
import { requestId } from './request-id.js';

/** The last handler of every error on the way out. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(private readonly observer: RefusalObserver) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<GuardedRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(error, requestId(request));
    if (problem.status >= 500) {
      this.logger.error(`${request.method} ${request.path} ${problem.requestId}`, error);
    }
    await this.tell(request, problem);
    if (response.headersSent) {
      // Half of a stream is out already: breaking it off is the only honest answer left.
      response.destroy();
      return;
    }
    const wait = problem.status === 503 ? 5 : problem.facts?.retryAfterSeconds;
    if (typeof wait === 'number') response.setHeader('Retry-After', String(wait));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** Nothing was let through, so the refusal goes out even where nobody could take note of it. */
  private async tell(request: GuardedRequest, problem: Problem): Promise<void> {
    try {
      await this.observer.refused(request, problem);
    } catch (error) {
      this.logger.error(`The refusal of ${problem.requestId} could not be entered`, error);
    }
  }
}
