// Benchmarks run under jest for its compiler and its PostgreSQL; nothing is asserted, only measured.
import config from './jest.config.js';

const integration = config.projects.find(({ displayName }) => displayName === 'integration');

export default {
  ...integration,
  displayName: 'bench',
  testMatch: ['<rootDir>/test/bench/all.ts'],
  testTimeout: 3_600_000,
  reporters: ['<rootDir>/test/bench/quiet-reporter.cjs'],
};
