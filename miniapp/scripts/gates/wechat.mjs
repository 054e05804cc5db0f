import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const TOOLS = join(ROOT, '.data/tools');
const VERSION = '2.1.42';
const COMPILER = join(TOOLS, 'node_modules/miniprogram-ci');

// Our own build has minified the code already, so WeChat's switches for it stay off; `miniprogram-ci` does not see that
// Taro's `comp` and `base.wxml` are used by way of templates.
const NOT_OURS = ['JS_COMPRESS_OPEN', 'WXML_COMPRESS_OPEN', 'WXSS_COMPRESS_OPEN', 'CONTAINS_UNUSED_CODES'];

/** WeChat's own compiler and its named checks, run offline on a copy of the build. */
export function wechatGates(build) {
  const report = once(() => compile(build));
  return [
    { name: "WeChat's compiler is installed", run: () => install() },
    { name: "WeChat's compiler takes the package", run: () => report().compiled },
    { name: "WeChat's code quality checks", run: () => report().quality },
  ];
}

function once(work) {
  let result;
  return () => {
    result ??= work();
    return result;
  };
}

/** 276 MB that nobody but this check needs: kept outside of the workspace's own dependencies. */
function install() {
  const manifest = join(COMPILER, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === VERSION) return [];
  mkdirSync(TOOLS, { recursive: true });
  writeFileSync(join(TOOLS, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', `miniprogram-ci@${VERSION}`];
  const { status, stderr } = spawnSync('npm', args, { cwd: TOOLS, encoding: 'utf8' });
  return status === 0
    ? []
    : [`npm install miniprogram-ci@${VERSION}: ${stderr.trim().split('\n').slice(-3).join(' ')}`];
}

function compile(build) {
  const project = join(TOOLS, 'project');
  rmSync(project, { recursive: true, force: true });
  cpSync(build.root, project, { recursive: true });
  const config = JSON.parse(readFileSync(join(ROOT, 'project.config.json'), 'utf8'));
  writeFileSync(join(project, 'project.config.json'), JSON.stringify({ ...config, miniprogramRoot: '' }));
  const script = join(import.meta.dirname, 'run-wechat-compiler.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, COMPILER, project], { encoding: 'utf8' });
  const line = stdout.split('\n').findLast((text) => text.startsWith('{"compiled"'));
  if (status !== 0 || !line) return { compiled: [`${stderr}${stdout}`.trim().slice(-800)], quality: ['was not run'] };
  const { compiled, quality } = JSON.parse(line);
  const faults = quality.filter(({ name, success }) => !success && !NOT_OURS.includes(name));
  return {
    compiled,
    quality: quality.length < 8 ? ['hardly any check was run'] : faults.map(({ name, text }) => `${name}: ${text}`),
  };
}
