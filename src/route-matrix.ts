import { isPermission, ROLE_PERMISSIONS, ROLES } from './identity/identity.public.js';

interface Operation {
  readonly 'x-permission'?: string;
  readonly 'x-open-to-anyone'?: string;
  readonly 'x-needs-recent-sign-in'?: boolean;
}

const METHODS = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'] as const;

interface ApiDocument {
  readonly paths: Readonly<Record<string, object>>;
}

/** docs/route-matrix.md: every route, what it needs, and how far each role reaches there. */
export function renderRouteMatrix({ paths }: ApiDocument): string {
  const rows = Object.keys(paths)
    .sort()
    .flatMap((path) =>
      METHODS.flatMap((method) => {
        const operations: Partial<Record<string, Operation>> = { ...paths[path] };
        const operation = operations[method];
        return operation === undefined ? [] : [rowOf(`${method.toUpperCase()} ${path}`, operation)];
      }),
    );
  const head = ['route', 'needs', ...ROLES];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${INTRODUCTION}
${lines.join('\n')}
`;
}

function rowOf(route: string, operation: Operation): string[] {
  const permission = operation['x-permission'];
  if (permission === undefined || !isPermission(permission)) {
    const why = operation['x-open-to-anyone'] ?? 'nothing';
    return [`\`${route}\``, `open: ${why}`, ...ROLES.map(() => 'open')];
  }
  const needs = operation['x-needs-recent-sign-in'] === true ? ' and a recent sign-in' : '';
  const reaches = ROLES.map((role) => ROLE_PERMISSIONS[role][permission] ?? '');
  return [`\`${route}\``, `\`${permission}\`${needs}`, ...reaches];
}

const INTRODUCTION = `# Every route, every role

Made from the code by \`npm run generate\`. A route lets a role in where the table says how far it
reaches there (\`own\`, \`unit\`, \`all\`); elsewhere it answers 403. \`test/attack/route-matrix.test.ts\`
walks all of it.
`;
