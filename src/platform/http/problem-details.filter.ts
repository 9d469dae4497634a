import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toProblem } from './problem-details.js';
import { requestId } from './request-id.js';

/** The last handler of every error on the way out. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(error, requestId(request));
    if (problem.status >= 500) {
      this.logger.error(`${request.method} ${request.path} ${problem.requestId}`, error);
    }
    if (response.headersSent) {
      // Half of a stream is out already: breaking it off is the only honest answer left.
      response.destroy();
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
