// SWC turns everything, packages too, into CommonJS: jest's own ES-module mode fails as soon as a
// CommonJS Nest plugin is imported. Production runs as ES modules, so e2e suites use the built dist/.
const base = {
  jsc: { target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  swcrc: false,
};
const ts = {
  ...base,
  jsc: {
    ...base.jsc,
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
const tsx = {
  ...ts,
  jsc: {
    ...ts.jsc,
    parser: { ...ts.jsc.parser, tsx: true },
    transform: { ...ts.jsc.transform, react: { runtime: 'automatic' } },
  },
};
const js = { ...base, jsc: { ...base.jsc, parser: { syntax: 'ecmascript' } } };

const common = {
  testEnvironment: 'node',
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx$': ['@swc/jest', tsx],
    '^.+\\.ts$': ['@swc/jest', ts],
    '^.+\\.m?js$': ['@swc/jest', js],
  },
  // axe finds its global object in `this`, which the strict mode of a turned file takes away.
  transformIgnorePatterns: ['/node_modules/axe-core/'],
  setupFiles: ['reflect-metadata'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};

const onPostgres = {
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
};

export default {
  testTimeout: 120_000,
  projects: [
    { ...common, displayName: 'small', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...common,
      ...onPostgres,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/{integration,contract,gates}/**/*.test.ts'],
    },
    {
      ...common,
      ...onPostgres,
      displayName: 'built',
      testMatch: ['<rootDir>/test/{e2e,attack,fault,console}/**/*.test.ts'],
    },
  ],
};
