import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';
import { found, verify } from '../../../test-helpers/verify-files';

workingFolder();

const part = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n';
const testOf = (...steps: readonly string[]) =>
  `apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: a}\nspec: {steps: [{try: [${steps.join(', ')}]}]}\n`;

test.each(['assert', 'error', 'patch', 'delete'])(
  'a file that a test of Chainsaw names under %s has parts of objects',
  (operation) => {
    const files = { 'a/chainsaw-test.yaml': testOf(`{${operation}: {file: web.yaml}}`), 'a/web.yaml': part };
    expect(found(files)).toEqual([]);
    expect(verify('.').out).toContain('not verified: 1 patch\n');
    expect(found({ 'b/web.yaml': part }, 'b')).toEqual(['b/web.yaml:4 api/service-port']);
  },
);

test('a file that one applies has whole objects, also where it is asserted later', () => {
  const steps = ['apply', 'assert'].map((operation) => `{${operation}: {file: web.yaml}}`);
  expect(found({ 'a/chainsaw-test.yaml': testOf(...steps), 'a/web.yaml': part })).toEqual([
    'a/web.yaml:4 api/service-port',
  ]);
});

test('a test may name files by a pattern, and in other folders', () => {
  const files = {
    'a/chainsaw-test.yaml': testOf('{assert: {file: "../parts/*-ready.yaml"}}'),
    'parts/web-ready.yaml': part,
    'parts/web.yaml': part,
  };
  expect(found(files)).toEqual(['parts/web.yaml:4 api/service-port']);
});

test('the test of a file that is named alone is looked for next to it', () => {
  writeFiles({ 'a/chainsaw-test.yaml': testOf('{assert: {file: web.yaml}}'), 'a/web.yaml': part });
  expect(found({}, 'a/web.yaml', '--allow-empty')).toEqual([]);
});

test('a test may hold anything', () => {
  const head = 'apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: a}\n';
  for (const spec of ['5', '{steps: [null, {try: 5}, {assert: [{file: a}]}, {assert: {file: 5}}]}', '&a {steps: [*a]}'])
    expect(found({ 'chainsaw-test.yaml': `${head}spec: ${spec}\n`, 'web.yaml': part })).toContain(
      'web.yaml:4 api/service-port',
    );
});

test('expressions in what a test applies are left to it', () => {
  const namespace = `apiVersion: v1\nkind: Namespace\nmetadata: {name: "(join('-', ['shop', $env]))"}\n`;
  expect(found({ 'a/chainsaw-test.yaml': testOf('{apply: {file: shop.yaml}}'), 'a/shop.yaml': namespace })).toEqual([]);
  expect(found({ 'b/shop.yaml': namespace }, 'b')).toEqual(['b/shop.yaml:3 api/label-format']);
});

test('files that a test applies are not applied together', () => {
  const deployment = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: "web:1"}]}}}\n`;
  const files = { 'a/good.yaml': deployment('good'), 'a/bad.yaml': deployment('bad') };
  expect(found(files)).toEqual(['a/bad.yaml:4 practice/selector-overlap', 'a/good.yaml:4 practice/selector-overlap']);
  const steps = ['good', 'bad'].map((name) => `{apply: {file: ${name}.yaml}}`);
  expect(found({ 'a/chainsaw-test.yaml': testOf(...steps) })).toEqual([]);
});
