// In a process of its own: WeChat's compiler keeps workers and handles open. Prints one line of JSON.
const [compilerPath, projectPath] = process.argv.slice(2);
const compiler = require(compilerPath);

const project = new compiler.Project({
  appid: 'wx0000000000000000',
  type: 'miniProgram',
  projectPath,
  // Never used: the project's attributes, which it would sign a request for, are given.
  privateKey: 'none',
  ignores: [],
  attr: async () => compiler.DefaultProjectAttr,
});

async function main() {
  const setting = { es6: false, enhance: false, minify: false };
  const compiled = await compiler
    .getCompiledResult({ project, version: '0.0.0', setting, onProgressUpdate() {} })
    .then((files) => (Object.keys(files).length > 0 ? [] : ['gave no files']))
    .catch((error) => [String(error?.message ?? error)]);
  const quality = await compiler.checkCodeQuality(project);
  console.log(JSON.stringify({ compiled, quality }));
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
