import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realApps } from '../../../conformance/manifests/read';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { checkOptions } from '../../verify/options';
import { verifyAll } from '../../verify/verify-all';
import { withoutRepeats } from '../../verify/without-repeats';
import { askedIfPatch } from '../documents/maybe-patch';
import { findSources } from '../documents/sources';
import { nothingKnown } from './pods-json';
import { jobsOf } from './tasks';
import { startThreads } from './threads';
import { verifySources } from './verify-sources';

const options = { kubernetes: '1.33', practices: 'all' } as const;
const apps = [...realApps().values()];
/** Documents of YAML, which JSON is. */
const yaml = (objects: readonly object[]) =>
  `# objects\n${objects.map((object) => JSON.stringify(object, undefined, 1)).join('\n---\n')}\n`;

test('what is verified document by document is what is verified as values', () => {
  const { practices, enable, ...how } = checkOptions(options);
  for (const all of apps) {
    // What is for kustomize is not verified.
    const objects = all.filter((object) => !/kustomize\.config|\$patch/.test(JSON.stringify(object)));
    // Outside of this repository, whose kustomizations count.
    const name = join(tmpdir(), 'app.yaml');
    const { findings } = verifySources([{ name, text: yaml(objects) }], options);
    const found = verifyAll(
      objects.map((object) => ({ object, ...how })),
      { practices, enable },
    );
    const ofValues = objects.flatMap((object, at) => withoutRepeats(askedIfPatch(found[at] ?? [], object)));
    expect(findings.map(({ finding }) => finding)).toEqual(ofValues);
  }
});

test('a file of a folder that has gone meanwhile is a finding, and the others are verified', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
  const name = join(tmpdir(), 'gone', 'a.yaml');
  const sources = [
    { name, size: 10, isFound: true },
    { name: 'b.yaml', text: yaml([pod]) },
  ] as const;
  expect(verifySources(sources, options).findings.map(({ file, finding }) => [file, finding.message])).toEqual([
    [name, 'cannot be read: no such file or folder (ENOENT)'],
    ['b.yaml', 'missing'],
  ]);
  expect(() => verifySources([{ name, size: 10 }], options)).toThrow('no such file or folder');
});

describe('a folder', () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(join(folder(), name, '..'), { recursive: true });
    writeFileSync(join(folder(), name), text);
  };
  const pod = (name: string, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', ...more },
    spec: { hostNetwork: true, containers: [{ name: 'web', image: 'web:1' }] },
  });
  const enforcing = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
  };

  test('has the same findings with other threads as without', () => {
    for (const [at, objects] of apps.entries()) write(`apps/${at % 40}/${at}.yaml`, yaml(objects));
    write('all.yaml', yaml(apps.flat().flatMap((object) => [object, pod('web')])));
    write('shop/namespace.yaml', yaml([enforcing]));
    write('shop/a/pods.yaml', yaml([pod('one'), pod('two'), pod('two')]));
    write('shop/a/patch.yaml', yaml([pod('three')]));
    write('shop/a/kustomization.yaml', 'resources: [pods.yaml]\npatches: [{path: patch.yaml}]\n');
    write('shop/wrong.yaml', 'a: 1\na: 2\n---\n{{ x }}: {\n---\n[1]\n');
    write('chart/Chart.yaml', 'name: shop\n');
    write('chart/templates/pod.yaml', '{{- if .Values.pod }}\na: {{ x }}\n{{- end }}\n');
    const sources = findSources([folder()], () => new Uint8Array());
    const alone = verifySources(sources, options, nothingKnown, (how) => startThreads(how, 0));
    const together = verifySources(sources, options, nothingKnown, (how) => startThreads(how, 1 << 30, 3));
    expect(together).toEqual(alone);
    expect(alone.resources.length).toBeGreaterThan(2 * apps.flat().length);
    const enforced = alone.findings.filter(({ finding }) => finding.code.startsWith('pod-security/'));
    expect(new Set(enforced.map(({ resource }) => resource.namespace))).toEqual(new Set(['shop']));
    expect(enforced.map(({ resource }) => resource.name)).toEqual(expect.arrayContaining(['one', 'two', 'web']));
  });

  test('with files that are gone has that finding for each, with other threads as without', () => {
    for (const at of Array.from({ length: 200 }).keys()) write(`${at + 100}.yaml`, yaml([pod(`web-${at}`)]));
    const sources = findSources([folder()], () => new Uint8Array());
    const gone = [150, 170, 290].map((at) => join(folder(), `${at}.yaml`));
    for (const name of gone) rmSync(name);
    for (const size of [0, 1 << 30]) {
      const { findings } = verifySources(sources, options, nothingKnown, (how) => startThreads(how, size, 3));
      expect(findings.flatMap(({ file, finding: { code } }) => (code === 'shape/unreadable' ? file : []))).toEqual(
        gone,
      );
    }
  });

  test('that is named file by file has the error of the first that is gone, with other threads as without', () => {
    const names = Array.from({ length: 200 }, (_, at) => `${at + 100}.yaml`);
    for (const name of names) write(name, yaml([pod('web')]));
    const sources = findSources(
      names.map((name) => join(folder(), name)),
      () => new Uint8Array(),
    );
    for (const at of [150, 170, 290]) rmSync(join(folder(), `${at}.yaml`));
    for (const size of [0, 1 << 30]) {
      expect(() => verifySources(sources, options, nothingKnown, (how) => startThreads(how, size, 3))).toThrow(
        /^cannot read .*150\.yaml: no such file or folder \(ENOENT\)/,
      );
    }
  });
});

test('a large List of JSON is verified item by item, with the lines and columns of the whole', () => {
  const pod = (name: string, port: number) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, annotations: { note: 'x'.repeat(2_000) } },
    spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: port }] }] },
  });
  const items = Array.from({ length: 400 }, (_, at) => pod(`web-${at}`, at === 300 ? 70_000 : 80));
  const listOf = (indent: number) => JSON.stringify({ apiVersion: 'v1', items, kind: 'List' }, undefined, indent);
  const text = listOf(4);
  expect([...jobsOf([{ name: 'list.json', text }])].flatMap(({ tasks }) => tasks)).toHaveLength(items.length);
  const found = (text: string) =>
    verifySources([{ name: 'list.json', text }], { kubernetes: '1.35' }).findings.map(
      ({ line, column, resource, finding }) => [line, column, resource.name, finding.code, finding.field],
    );
  const line = text.slice(0, text.indexOf('70000')).split('\n').length;
  const expected = ['web-300', 'api/port-number', 'spec.containers[0].ports[0].containerPort'];
  expect(found(text)).toEqual([[line, 33, ...expected]]);
  expect(found(listOf(0)).map(([, , ...rest]) => rest)).toEqual([expected]);
});

test('lines and columns of a large text are those in the whole', () => {
  const many =
    `${yaml([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: 'b' } }])}---\n`.repeat(5_000);
  const text = `${many}apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [], x: 1}\n`;
  const lines = many.split('\n').length;
  const { findings } = verifySources([{ name: 'all.yaml', text }], { kubernetes: '1.35', practices: false });
  expect(findings.map(({ line, column, finding }) => [line, column, finding.field])).toEqual([
    [lines + 3, 24, 'spec.x'],
    [lines + 3, 8, 'spec.containers'],
  ]);
});

test('a template that is read in sections is one by the lines of all of them', () => {
  const padding = `# ${'x'.repeat(3000)}\n`;
  const text = `a: {{ x }}: y\n${padding}---\nb: 1\n---\nc: 2\n${padding}---\nd: "{{ z }}"\n`;
  const { findings, skipped } = verifySources([{ name: 'web.yaml', text }], { kubernetes: '1.35' });
  expect(findings).toEqual([]);
  expect(skipped.templates).toBe(1);
});

test('a stream of JSON may be larger than any document, and so may a List', () => {
  const thing = { apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'a' }, a: 'x'.repeat(1 << 20) };
  const things = Array.from({ length: 34 }, () => thing);
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [], x: 1 } };
  const line = (object: object) => `${JSON.stringify(object)}\n`;
  const stream = [...things, pod].map(line).join('');
  const list = line({ apiVersion: 'v1', kind: 'List', items: [...things, pod] });
  const how = { kubernetes: '1.35', practices: false } as const;
  for (const [text, lastLine] of [[stream, 35] as const, [list, 1] as const]) {
    const { findings, resources } = verifySources([{ name: 'all.json', text }], how);
    expect(resources).toHaveLength(35);
    expect(findings.map(({ line: at, finding }) => [at, finding.field])).toEqual([
      [lastLine, 'spec.x'],
      [lastLine, 'spec.containers'],
    ]);
  }
});

test('a document that is too large is a finding, and the others are verified', () => {
  const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Shop}\n';
  const text = `${settings}---\n# ${'x'.repeat(32 << 20)}\n${settings}---\n${settings}`;
  const { findings } = verifySources([{ name: 'a.yaml', text }], { kubernetes: '1.35', practices: false });
  expect(findings.map(({ line, finding: { code, message } }) => [line, code, message])).toEqual([
    [3, 'api/name-format', expect.any(String)],
    [5, 'shape/unreadable', 'larger than 32 MiB'],
    [12, 'api/name-format', expect.any(String)],
  ]);
});

describe('a file in a folder that is too large', () => {
  const folder = temporaryFolder();
  const verified = () =>
    verifySources(
      findSources([folder()], () => new Uint8Array()),
      { kubernetes: '1.35' },
    );

  test('is a finding', () => {
    writeFileSync(join(folder(), 'large.yaml'), '');
    truncateSync(join(folder(), 'large.yaml'), (256 << 20) + 1);
    expect(verified().findings).toMatchObject([
      { line: 1, finding: { message: 'larger than 256 MiB', fix: 'split it, or exclude it' } },
    ]);
  });

  test('is none without apiVersion and kind, if it can be read', () => {
    writeFileSync(join(folder(), 'large.yaml'), `a: ${'x'.repeat(33 << 20)}\n`);
    expect(verified()).toMatchObject({ findings: [], skipped: { others: 1 } });
  });
});

describe('an unreadable text without apiVersion and kind', () => {
  const folder = temporaryFolder();

  test('is no manifest where it was found in a folder, and an error where it is named', () => {
    const file = join(folder(), 'values.yaml');
    writeFileSync(file, 'a: [\n');
    writeFileSync(join(folder(), 'pod.yaml'), 'apiVersion: v1\nkind: Pod\n---\na: [\n');
    const verified = (path: string) =>
      verifySources(
        findSources([path], () => new Uint8Array()),
        { kubernetes: '1.35', practices: false },
      );
    const unreadable = (path: string) =>
      verified(path)
        .findings.filter(({ finding }) => finding.code === 'shape/unreadable')
        .map((finding) => finding.file);
    expect(unreadable(folder())).toEqual([join(folder(), 'pod.yaml')]);
    expect(verified(folder()).skipped.others).toBe(1);
    expect(unreadable(file)).toEqual([file]);
    writeFileSync(file, Buffer.from('a: \xe9\n', 'latin1'));
    expect(unreadable(folder())).toEqual([join(folder(), 'pod.yaml')]);
    expect(unreadable(file)).toEqual([file]);
    writeFileSync(file, Buffer.from('kind: \xe9\n', 'latin1'));
    expect(unreadable(folder())).toEqual([join(folder(), 'pod.yaml'), file]);
  });
});
