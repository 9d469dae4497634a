import type { NestExpressApplication } from '@nestjs/platform-express';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** Methods of the upload protocol, which speaks for itself behind routes that take every method. */
const UPLOADS: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/uploads': ['OPTIONS', 'POST'],
  '/api/v1/uploads/:id': ['HEAD', 'PATCH'],
};

/** A layer that takes every method there is: an `@All` route, or one of Nest's own in front. */
const isForAll = (methods: readonly string[]) => methods.includes('unsubscribe');

/** Every route of the running server, as `METHOD /path`, straight from its router. */
export function routesOf(app: NestExpressApplication): string[] {
  const express = app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } };
  const routes = express.router.stack.flatMap(({ route }) =>
    route === undefined ? [] : [{ path: route.path, methods: Object.keys(route.methods) }],
  );
  const exact = new Set(routes.filter((r) => !isForAll(r.methods)).map(({ path }) => path));
  const named = routes.flatMap(({ path, methods }) => {
    if (isForAll(methods) && exact.has(path)) return [];
    const taken = isForAll(methods) ? (UPLOADS[path] ?? ['all']) : methods;
    return taken.map((method) => `${method.toUpperCase()} ${path}`);
  });
  return [...new Set(named)].sort();
}
