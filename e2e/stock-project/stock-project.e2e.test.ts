import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { makeStockProject, stockEnvironment } from './make-stock-project';

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'stock-project-'));
const stock = join(scratch, 'shop');

/** Runs a command in the stock project, or fails with all it printed. */
function run(command: string, folder = stock): string {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: stockEnvironment,
  });
  if (status !== 0) throw new Error(`${command}: exit code ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** The objects in dist/, as `kind/name`. */
function synthesized(): readonly string[] {
  const texts = readdirSync(join(stock, 'dist'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(stock, 'dist', file), 'utf8'));
  return texts
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()))
    .map((object) => `${object.kind}/${object.metadata.name}`);
}

// One project for all tests, which go through its life in order: `npm install` is most of the time.
// The package comes from git, as what is committed: it is built when it is installed.
const repository = `git+file://${join(scratch, 'cdk8s-pods.git')}`;

beforeAll(() => {
  makeStockProject(stock);
  run(`git clone --quiet --bare ${project} ${join(scratch, 'cdk8s-pods.git')}`, scratch);
  run(`npm install --save ${repository}`);
  cpSync(join(__dirname, 'main.ts'), join(stock, 'main.ts'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the package holds the build, the licence and the documents, and neither tests nor sources', () => {
  const files = readdirSync(join(stock, 'node_modules/cdk8s-pods'), { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'docs/verify.md', 'build/lib/index.js']));
  expect(files.filter((file) => /\.test\.|test-helpers|(?<!\.d)\.ts$/.test(file))).toEqual(['main.ts']);
});

test('an empty folder takes it from git too, and runs it', () => {
  const empty = join(scratch, 'empty');
  mkdirSync(empty);
  run('npm init -y', empty);
  run(`npm install ${repository} cdk8s constructs`, empty);
  const program = `const { App, Chart } = require('cdk8s'); const { Workload } = require('cdk8s-pods'); const app = new App();
    new Workload(new Chart(app, 'shop'), 'web', { app: { image: 'registry.example/web:1' } }); app.synth();`;
  writeFileSync(join(empty, 'main.js'), program);
  run('node main.js', empty);
  expect(readFileSync(join(empty, 'dist/shop.k8s.yaml'), 'utf8')).toContain('image: registry.example/web:1');
  expect(run('npx cdk8s-pods verify dist --kubernetes 1.35', empty)).toContain(
    '1 object for Kubernetes 1.35: 0 errors',
  );
});

test('cdk8s-plus-28 is not installed with it', () => {
  expect(readdirSync(join(stock, 'node_modules'))).not.toContain('cdk8s-plus-28');
});

test('a program of ours compiles with the untouched tsconfig', () => {
  expect(readFileSync(join(stock, 'tsconfig.json'), 'utf8')).not.toContain('skipLibCheck');
  run('npm run compile');
});

test('the matchers run under its jest 29 and ts-jest, and compile with its tsconfig', () => {
  const matchers = resolve(__dirname, '../jest/project');
  const imports = `import { absent, matchers, serializer } from 'cdk8s-pods/jest';\nimport { shop } from './shop';\n`;
  cpSync(join(matchers, 'shop.ts'), join(stock, 'shop.ts'));
  writeFileSync(join(stock, 'shop.test.ts'), imports + readFileSync(join(matchers, 'expectations.txt'), 'utf8'));
  // Where CI is set, jest writes no new snapshot by itself.
  run('npx jest --ci=false shop.test.ts');
  run('npm run compile');
  expect(readFileSync(join(stock, '__snapshots__/shop.test.ts.snap'), 'utf8')).toContain('\nkind: ConfigMap\n');
});

test('the stock project’s own test passes', () => {
  run('npm test -- -u');
});

test('cdk8s synth writes its objects', () => {
  run('rm -rf dist && npx cdk8s synth');
  expect(synthesized().map((name) => name.replace(/-[0-9a-f]{8}$/, '-…'))).toEqual([
    'ConfigMap/web-fluent-bit-config-…',
    'Deployment/web',
    'ConfigMap/api-nginx-config-…',
    'Pod/api',
    'Service/api',
    'Pod/cache',
    'ConfigMap/shop-plus-c8470ef2-front-config-…',
    'Deployment/shop-plus-…',
  ]);
});

test('each subpath resolves for node16 and bundler resolution too', () => {
  for (const options of ['--module node16 --moduleResolution node16', '--module esnext --moduleResolution bundler']) {
    run(`npx tsc --noEmit --strict --target es2022 --lib es2022 --types node ${options} main.ts`);
  }
});

test('its types need none of Node’s', () => {
  const program = `export { verify } from 'cdk8s-pods/verify';\nexport { GitOpsApp, Workload } from 'cdk8s-pods';\n`;
  const compilerOptions = { types: [], strict: true, noEmit: true, target: 'es2022', module: 'node16' };
  writeFileSync(join(stock, 'bare.ts'), program);
  writeFileSync(join(stock, 'tsconfig.bare.json'), JSON.stringify({ compilerOptions, files: ['bare.ts'] }));
  run('npx tsc -p tsconfig.bare.json');
});

test('an ES module imports it by name', () => {
  const printed = run(
    `node --input-type=module -e "import { WebWithLogProcessor } from 'cdk8s-pods'; console.log(typeof WebWithLogProcessor)"`,
  );
  expect(printed.trim()).toBe('function');
});

test('its verifier is there without cdk8s, and the parts share what they know', () => {
  const loaded = `Object.keys(require.cache).filter((file) => /node_modules.(cdk8s|constructs).lib/.test(file)).length`;
  const same = `require('cdk8s-pods/verify').parseKubernetesVersion === require('cdk8s-pods/kubernetes').parseKubernetesVersion`;
  const program = `const { verify } = require('cdk8s-pods/verify'); console.log(typeof verify, ${loaded}, ${same})`;
  expect(run(`node -e "${program}"`).trim()).toBe('function 0 true');
});
