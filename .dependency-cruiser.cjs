// One acyclic graph. Each rule says why; test/gates/boundaries.test.ts plants a violation of each.
const below = {
  platform: [],
  'transparency-log': [],
  witness: ['transparency-log', 'platform'],
  'audit-trail': ['transparency-log', 'platform'],
  identity: ['audit-trail'],
  'api-clients': ['identity'],
  credentials: ['identity'],
  'sign-in': ['credentials'],
  'single-sign-on': ['sign-in'],
  agency: ['sign-in'],
  authorizations: ['agency'],
  personnel: ['authorizations'],
  provisioning: ['personnel', 'api-clients', 'single-sign-on'],
  'audit-reviews': ['agency'],
  footage: ['authorizations'],
  activations: ['footage'],
  ingest: ['activations'],
  sampling: ['footage'],
  reviews: ['sampling', 'activations'],
  reports: ['reviews'],
  'demo-agency': ['reports', 'ingest', 'audit-reviews', 'provisioning'],
};
const reach = (name) => [...new Set(below[name].flatMap((b) => [b, ...reach(b)]))];
/** Lowest of all and used file by file. The formats of a log know nothing of Plumbline. */
const foundations = ['platform', 'transparency-log'];
const features = Object.keys(below).filter((name) => !foundations.includes(name));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'A cycle means that two things are one thing, or that one line stands in the wrong room.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...Object.keys(below).map((name) => ({
      name: `nothing-upward-from-${name}`,
      comment: `${name} may reach only what lies below it; tell those above by a domain event.`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: {
        path: '^src/[^/]+/',
        pathNot: [name, ...reach(name)].map((n) => `^src/${n}/`),
      },
    })),
    ...features.map((name) => ({
      name: `${name}-only-through-its-public-file`,
      comment: 'What a feature offers to others is one file; the rest can change freely.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${name}/`, '^src/[^/]+\\.ts$'] },
      to: { path: `^src/${name}/`, pathNot: [`^src/${name}/${name}\\.(public|module)\\.ts$`] },
    })),
    {
      name: 'pure-domain',
      comment: 'Rules are functions of their arguments: no framework, no database, no clock.',
      severity: 'error',
      from: { path: '^src/[^/]+/domain/', pathNot: '\\.(spec|audit-events|errors)\\.ts$' },
      to: { path: '(node_modules/(@nestjs|typeorm|pg)|/persistence/|/http/|/commands/|/queries/)' },
    },
    {
      name: 'verifier-stands-alone',
      comment:
        'An outsider must be able to read all of the verifier: no package, none of our code.',
      severity: 'error',
      from: { path: '^src/verifier/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/verifier/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'verifier-has-no-network',
      comment: 'The verifier proves; it asks nobody.',
      severity: 'error',
      from: { path: '^src/verifier/' },
      to: { path: '^(node:)?(http|https|net|tls|dgram|dns|http2)$' },
    },
    {
      name: 'console-talks-only-to-the-api',
      comment: 'The browser shares no code with the server; the generated client is the contract.',
      severity: 'error',
      from: { path: '^src/console/' },
      to: { path: '^src/(?!console/)' },
    },
    {
      name: 'no-console-from-server',
      comment: 'The server knows the console only as built files.',
      severity: 'error',
      from: { path: '^src/(?!console/)' },
      to: { path: '^src/console/' },
    },
    {
      name: 'ui-knows-no-route-and-no-data',
      comment: 'Building blocks of the console stay reusable.',
      severity: 'error',
      from: { path: '^src/console/ui/' },
      to: { path: '^src/console/(api|features)/' },
    },
    {
      name: 'sql-only-in-persistence-and-queries',
      comment: 'TypeORM lives in repositories, read models, entities and the platform.',
      severity: 'error',
      from: {
        path: '^src/[^/]+/(domain|commands|http|jobs)/',
        pathNot: '^src/platform/',
      },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
    exclude: { path: '^(dist|data)/' },
  },
};
