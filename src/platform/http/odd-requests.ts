import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { HttpException, HttpStatus } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { BARE_HEADERS } from './security-headers.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** TRACE, WebDAV and whatever else: nothing here has ever answered them, and nothing looks further. */
export function refuseOddMethods(request: Request, response: Response, next: NextFunction): void {
  if (METHODS.includes(request.method)) {
    next();
    return;
  }
  response.setHeader('Allow', METHODS.join(', '));
  next(new HttpException('This method is not answered here.', HttpStatus.METHOD_NOT_ALLOWED));
}

const STATUS_OF_FAULT: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is no request, or asks to be a tunnel, gets an answer with the headers of all others. */
export function answerWhatIsNoRequest(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => answerBare(socket, 405));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else answerBare(socket, STATUS_OF_FAULT[error.code ?? ''] ?? 400);
  });
}

function answerBare(socket: Duplex, status: number): void {
  const headers = { ...BARE_HEADERS, 'Content-Length': '0', Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`);
}
