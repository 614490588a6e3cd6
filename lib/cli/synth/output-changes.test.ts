import { changeText, outputChanges } from './output-changes';

const configMap = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\ndata: {a: ${value}}\n`;
const texts = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));
const lines = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  outputChanges(texts(before), texts(after)).map((change) => changeText(change, 'dist'));

test('a file that is created, changed or deleted is one line, with the objects that differ', () => {
  const before = {
    'a.yaml': configMap('one', 'x'),
    'b.yaml': configMap('two', 'x'),
    'c.yaml': configMap('three', 'x'),
  };
  const after = {
    'b.yaml': configMap('two', 'y'),
    'c.yaml': configMap('three', 'x'),
    'd.yaml': configMap('four', 'x'),
  };
  expect(lines(before, after)).toEqual([
    'deleted dist/a.yaml: ConfigMap shop/one',
    'changed dist/b.yaml: ConfigMap shop/two',
    'created dist/d.yaml: ConfigMap shop/four',
  ]);
});

test('objects that are created or deleted in a file that stays have that after their names', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => configMap(name, 'x'));
  expect(lines({ 'a.yaml': `${one}---\n${two}` }, { 'a.yaml': `${one}---\n${three}` })).toEqual([
    'changed dist/a.yaml: ConfigMap shop/two deleted, ConfigMap shop/three created',
  ]);
});

test('a file whose objects are the same is named without any', () => {
  expect(lines({ 'a.yaml': configMap('one', 'x') }, { 'a.yaml': `# new\n${configMap('one', 'x')}` })).toEqual([
    'changed dist/a.yaml',
  ]);
});

test('objects of the same name are told apart by their numbers', () => {
  const before = { 'a.yaml': `${configMap('one', 'x')}---\n${configMap('one', 'y')}` };
  const after = { 'a.yaml': `${configMap('one', 'x')}---\n${configMap('one', 'z')}` };
  expect(lines(before, after)).toEqual(['changed dist/a.yaml: ConfigMap shop/one #2']);
});

test('of very many objects, twenty are named', () => {
  const many = Array.from({ length: 1000 }, (_, at) => configMap(`c${at}`, 'x')).join('---\n');
  expect(lines({}, { 'a.yaml': many })[0]).toMatch(/ConfigMap shop\/c19, and 980 more$/);
});

test('what is not YAML is a file without objects', () => {
  expect(lines({ 'a.yaml': 'a: [' }, { 'a.yaml': 'a: {' })).toEqual(['changed dist/a.yaml']);
});
