// npm run build: server, H5 and mini-program, ready to be deployed.
import { run } from './lib/apt.mjs';
import { ROOT } from './lib/paths.mjs';
import { compile, installDependencies } from './lib/prepare.mjs';
import { step } from './lib/steps.mjs';

try {
  await step('dependencies', installDependencies);
  await step('server', compile);
  await step('H5', () => run('npm', ['run', 'build:h5', '-w', 'miniapp'], { cwd: ROOT }));
  await step('mini-program', () => run('npm', ['run', 'build:weapp', '-w', 'miniapp'], { cwd: ROOT }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
