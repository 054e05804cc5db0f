/** Rules, services and HTTP, on a real database that `cloud/scripts/jest.mjs` starts. */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/sandbox', '<rootDir>/test', '<rootDir>/migrations', '<rootDir>/proof'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: { '^shared-types/(.*)$': '<rootDir>/../shared-types/src/$1' },
  globalSetup: '<rootDir>/test/global-setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/no-network.ts'],
  // A test waits for its database as long as it computes: two keep one core busy.
  maxWorkers: 2,
  testTimeout: 30_000,
};
