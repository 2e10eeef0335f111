import { base } from './jest.config.js';

/** The tests in Chromium: one at a time, as each starts a browser and a whole service. */
export default {
  ...base,
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
