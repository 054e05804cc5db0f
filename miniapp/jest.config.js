/** Rules and the client, as the mini-program runs them; the phone is `test/phone.ts`, the server real HTTP. */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  moduleFileExtensions: ['weapp.ts', 'weapp.tsx', 'ts', 'tsx', 'js', 'json'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^shared-types/(.*)$': '<rootDir>/../shared-types/src/$1',
    '^@tarojs/taro$': '<rootDir>/test/phone.ts',
  },
  globals: { API_ORIGIN: 'http://127.0.0.1:0' },
};
