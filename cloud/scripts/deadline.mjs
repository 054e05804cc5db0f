// npm run -s deadline < questions.jsonl: one JSON object a line in, one a line out, with the day-by-day reason.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './lib/paths.mjs';
import { compile } from './lib/prepare.mjs';

try {
  if (!existsSync(inRoot('node_modules/typescript')))
    throw new Error('dependencies are missing: run npm start or npm ci first');
  await compile();
  // Loaded here rather than in a child, so that standard input is read by nobody else.
  const { answerStandardInput } = createRequire(import.meta.url)(
    inRoot('cloud/dist/src/kernel/deadline/deadline-cli.js'),
  );
  await answerStandardInput();
} catch (error) {
  console.error(`deadline: ${error.message}`);
  process.exitCode = 1;
}
