const { globalSetup, setupFilesAfterEnv, ...config } = require('./jest.config');

/** Pure rules alone: no database, no server. For mutation testing, which runs them thousands of times. */
module.exports = {
  ...config,
  roots: ['<rootDir>/src'],
  testMatch: ['**/*.rules.test.ts', '**/*.properties.test.ts', '**/light-and-reason.test.ts'],
};
