import { STATUS_CODES } from 'node:http';
import { HttpException, HttpStatus } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { DomainError, type RefusalFacts, type RefusalKind } from '../errors/refusals.js';

/** The one table from refusals to HTTP. */
export const STATUS_OF_KIND: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  'too-many': 429,
  unavailable: 503,
  'out-of-space': 507,
};

/** Problem details of RFC 9457, with the refusal's code, what would mend it, and its facts. */
export class Problem {
  @ApiProperty({ example: 'about:blank' }) type: string;
  @ApiProperty() title: string;
  @ApiProperty() status: number;
  @ApiProperty({ description: '`<feature>.<reason>`, stable' }) code: string;
  @ApiProperty() detail: string;
  @ApiProperty({ required: false, description: 'What would help' }) mend?: string;
  @ApiProperty({ description: 'Name of the request, for the log' }) requestId: string;
  @ApiProperty({ required: false, type: Object }) facts?: RefusalFacts;
  @ApiProperty({ required: false, type: [String], description: 'Each wrong field' })
  errors?: string[];
}

export class InvalidInput extends HttpException {
  constructor(readonly errors: string[]) {
    super('The request does not have the form this address takes.', HttpStatus.BAD_REQUEST);
  }
}

/** Turns whatever was thrown into an answer; what we did not foresee reveals nothing. */
export function toProblem(error: unknown, requestId: string): Problem {
  const base = { type: 'about:blank', requestId };
  if (error instanceof DomainError) {
    const status = STATUS_OF_KIND[error.refusal.kind];
    const { says, mend } = error.refusal;
    const facts = Object.keys(error.facts).length > 0 ? { facts: error.facts } : {};
    const help = mend === undefined ? {} : { mend };
    return {
      ...base,
      title: title(status),
      status,
      code: error.code,
      detail: says,
      ...help,
      ...facts,
    };
  }
  if (error instanceof InvalidInput) {
    const detail = error.errors.join('; ');
    const { errors } = error;
    return { ...base, title: title(400), status: 400, code: 'request.invalid', detail, errors };
  }
  if (isDatabaseOutage(error)) {
    return {
      ...base,
      title: title(503),
      status: 503,
      code: 'server.database-unavailable',
      detail: 'The database does not answer, so nothing was done.',
      mend: 'Try again in a moment.',
    };
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return { ...base, title: title(status), status, code: `http.${status}`, detail: error.message };
  }
  return {
    ...base,
    title: title(500),
    status: 500,
    code: 'server.defect',
    detail: 'Something went wrong on our side; nothing was half-done.',
    mend: 'Tell your administrator the request’s name.',
  };
}

/** SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown), 55P03 (locked), and sockets. */
const OUTAGE = /^(08|53|57P|55P03)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/;

function isDatabaseOutage(error: unknown): boolean {
  // A connection that broke has no SQLSTATE: what the driver said lies inside.
  if (error instanceof QueryFailedError) return isDatabaseOutage(error.driverError);
  if (!(error instanceof Error)) return false;
  // TypeORM lets go of a connection that broke between two statements of one transaction.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && OUTAGE.test(code)) ||
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}

function title(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
