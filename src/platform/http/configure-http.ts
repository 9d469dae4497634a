import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type INestApplication, NotFoundException, ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ValidationError } from 'class-validator';
import express, { type NextFunction, type Request, type Response } from 'express';
import { type Settings, SETTINGS } from '../config/settings.js';
import { trustedProxies } from './client-address.js';
import { answerWhatIsNoRequest, refuseOddMethods } from './odd-requests.js';
import { InvalidInput, toProblem } from './problem-details.js';
import { ProblemDetailsFilter } from './problem-details.filter.js';
import { RefusalObserver } from './refusal-observer.js';
import { identifyRequest, requestId } from './request-id.js';
import { keepSignedBody } from './signed-body.js';
import { securityHeaders } from './security-headers.js';

export const API_PREFIX = 'api/v1';

/** Health is asked by machines that know nothing of versions; SCIM names its own (RFC 7644). */
export const PREFIX_OPTIONS = {
  exclude: [
    'health/live',
    'health/ready',
    'scim/v2/Users',
    'scim/v2/Users/:id',
    'scim/v2/Groups',
    'scim/v2/ServiceProviderConfig',
    'scim/v2/ResourceTypes',
    'scim/v2/Schemas',
  ],
};

const JSON_TYPES = ['application/json', 'application/scim+json'];

/** What every answer and every request has in common. */
export function configureHttp(app: NestExpressApplication, consoleFolder: string): void {
  app.setGlobalPrefix(API_PREFIX, PREFIX_OPTIONS);
  app.disable('x-powered-by');
  app.disable('etag');
  // Nested and repeated query keys are a way around validation; ours are all plain.
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxies(app.get<Settings>(SETTINGS).http.trustedProxies));
  // First of all: a body that cannot be read is answered with the same headers.
  app.use(identifyRequest, securityHeaders(), refuseOddMethods);
  app.use(
    express.json({
      type: JSON_TYPES,
      limit: '2mb',
      inflate: false,
      strict: true,
      reviver: refusePrototypes,
      verify: keepSignedBody,
    }),
  );
  answerWhatIsNoRequest(app.getHttpServer());
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemDetailsFilter(app.get(RefusalObserver, { strict: false })));
  serveConsole(app, consoleFolder);
}

/** A key that means something to the language itself is none that any request takes. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('A body may not name __proto__');
  return value;
}

export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => sentences(error))),
  });
}

function sentences(error: ValidationError, path = ''): string[] {
  const here = path === '' ? error.property : `${path}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((text) =>
    path === '' ? text : `${path}: ${text}`,
  );
  return [...own, ...(error.children ?? []).flatMap((child) => sentences(child, here))];
}

/** For the console's own files, whose names change with what is in them. */
const keepFor = (cacheControl: string) => (response: ServerResponse) =>
  void response.setHeader('Cache-Control', cacheControl);

const SERVER_PATH =
  /^\/(api|health)(\/|$)|^\/scim\/v2\/(Users(\/[^/]+)?|Groups|ServiceProviderConfig|ResourceTypes|Schemas)\/?$/;
/** Where no page of the console is, whatever follows. */
const NO_PAGE = /^\/(assets|scim)\//;

/** The console's built files; its own router answers every other path that is not the server's. */
function serveConsole(app: INestApplication, folder: string): void {
  const page = join(folder, 'index.html');
  const files = express.Router();
  files.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      index: false,
      setHeaders: keepFor('public, max-age=31536000, immutable'),
    }),
  );
  files.use(express.static(folder, { index: false, setHeaders: keepFor('no-cache') }));
  files.use((request: Request, response: Response) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    if (!isPage || NO_PAGE.test(request.path) || !existsSync(page)) {
      const problem = toProblem(
        new NotFoundException('There is nothing here.'),
        requestId(request),
      );
      response
        .status(problem.status)
        .type('application/problem+json')
        .send(JSON.stringify(problem));
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page, { cacheControl: false });
  });
  // What is the server's own is never looked for among the files.
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (SERVER_PATH.test(request.path)) next();
    else files(request, response, next);
  });
}
