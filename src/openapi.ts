import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { readSettings } from './platform/config/settings.js';
import { API_PREFIX, PREFIX_OPTIONS } from './platform/http/configure-http.js';
import { Problem } from './platform/http/problem-details.js';

/**
 * The OpenAPI document of every route, made from the code without a database: nothing is started.
 * `docs/openapi.json` holds it, and the console's client is generated from there.
 */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(
    AppModule.with({ settings: readSettings({}), databaseUrl: '', takesJobs: false }),
    { preview: true, logger: ['error'] },
  );
  app.setGlobalPrefix(API_PREFIX, PREFIX_OPTIONS);
  const config = new DocumentBuilder()
    .setTitle('Plumbline')
    .setDescription(
      'Audits and reviews body-worn camera footage. Times are RFC 3339 in UTC; errors are problem details (RFC 9457).',
    )
    .setVersion('1')
    .addCookieAuth('__Host-plumbline')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
  return sorted(document) as OpenAPIObject;
}

/** Keys in order, so that the document changes only where the API does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
