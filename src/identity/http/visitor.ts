import type { Request } from 'express';
import { clientAddress } from '../../platform/http/client-address.js';
import { requestId } from '../../platform/http/request-id.js';
import type { Visitor } from '../domain/visitor.js';

/**
 * What the server itself knows of whoever sends a request.
 */
export function visitorOf(request: Request): Visitor {
  return {
    address: clientAddress(request),
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
    requestId: requestId(request),
  };
}
