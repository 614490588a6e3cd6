import { readManifests } from '../documents/manifests';
import { resourceOf } from '../outputs/outcome';
import { changedObjects, type ManifestsByFile } from './changed-objects';

type Texts = Readonly<Record<string, string>>;

const manifestsOf = (texts: Texts): ManifestsByFile =>
  new Map(Object.entries(texts).map(([name, text]) => [name, readManifests({ name, text })]));

/** The objects that changed, as `file name`. */
function changed(before: Texts, now: Texts): readonly string[] {
  const isChanged = changedObjects(manifestsOf(before), manifestsOf(now));
  return [...manifestsOf(now)].flatMap(([file, manifests]) =>
    manifests.flatMap(({ object }) => {
      const resource = resourceOf(object);
      return isChanged(file, resource) ? [`${file} ${resource.name ?? ''}`.trim()] : [];
    }),
  );
}

const pod = (name: string, image = 'web:1') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: web, image: "${image}"}]}\n`;
const separated = (...texts: readonly string[]) => texts.join('---\n');

describe('an object is unchanged', () => {
  test('on other lines, with comments and in another style', () => {
    const json = JSON.stringify({
      kind: 'Pod',
      apiVersion: 'v1',
      spec: { containers: [{ image: 'web:1', name: 'web' }] },
      metadata: { name: 'a' },
    });
    expect(changed({ 'a.yaml': pod('a') }, { 'a.yaml': `# moved\n\n${pod('a')}` })).toEqual([]);
    expect(changed({ 'a.yaml': pod('a') }, { 'a.yaml': json })).toEqual([]);
  });

  test('in a renamed file, and in a file that is split', () => {
    expect(changed({ 'a.yaml': pod('a') }, { 'b.yaml': pod('a') })).toEqual([]);
    const split = { 'a.yaml': pod('a'), 'b.yaml': pod('b') };
    expect(changed({ 'a.yaml': separated(pod('a'), pod('b')) }, split)).toEqual([]);
  });

  test('next to one that changed', () => {
    const before = { 'a.yaml': separated(pod('a'), pod('b')) };
    expect(changed(before, { 'a.yaml': separated(pod('a'), pod('b', 'web:2')) })).toEqual(['a.yaml b']);
  });
});

describe('an object has changed', () => {
  test('with another value, or in a new file', () => {
    expect(changed({ 'a.yaml': pod('a') }, { 'a.yaml': pod('a', 'web:2') })).toEqual(['a.yaml a']);
    expect(changed({}, { 'a.yaml': pod('a') })).toEqual(['a.yaml a']);
  });

  test('as a copy, of which the original is still there', () => {
    expect(changed({ 'b.yaml': pod('a') }, { 'a.yaml': pod('a'), 'b.yaml': pod('a') })).toEqual(['a.yaml a']);
  });

  test('if one of several with its identity has', () => {
    const before = { 'a.yaml': separated(pod('a'), pod('a', 'web:2')) };
    expect(changed(before, { 'a.yaml': separated(pod('a'), pod('a', 'web:3')) })).toEqual(['a.yaml a', 'a.yaml a']);
    expect(changed(before, { 'a.yaml': separated(pod('a', 'web:2'), pod('a')) })).toEqual([]);
  });

  test('with a key that is now set twice', () => {
    const twice = pod('a').replace('kind: Pod', 'kind: Job\nkind: Pod');
    expect(changed({ 'a.yaml': pod('a') }, { 'a.yaml': twice })).toEqual(['a.yaml a']);
    expect(changed({ 'a.yaml': twice }, { 'a.yaml': `\n${twice}` })).toEqual([]);
  });
});

test('text that cannot be read has changed if anything in its file has', () => {
  const broken = 'a: [\n';
  expect(changed({ 'a.yaml': broken }, { 'a.yaml': `${broken}\n` })).toEqual(['a.yaml']);
  expect(changed({ 'a.yaml': broken }, { 'b.yaml': broken })).toEqual([]);
});

test('what aliases repeat is compared once, however often it occurs', () => {
  const nested = (value: unknown) => Array.from({ length: 60 }).reduce<unknown>((inner) => [inner, inner], value);
  const source = { name: 'a.yaml', text: '' };
  const file = (value: unknown): ManifestsByFile =>
    new Map([['a.yaml', [{ object: { kind: 'ConfigMap', data: nested(value) }, findings: [], source }]]]);
  expect(changedObjects(file('x'), file('x'))('a.yaml', { kind: 'ConfigMap' })).toBe(false);
  expect(changedObjects(file('x'), file('y'))('a.yaml', { kind: 'ConfigMap' })).toBe(true);
});
