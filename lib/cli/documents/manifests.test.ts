import { readManifests } from './manifests';

const read = (text: string) => readManifests({ name: 'x.yaml', text });
const objects = (text: string) => read(text).map(({ object }) => object);
const findings = (text: string) =>
  read(text).flatMap((manifest) =>
    manifest.findings.map(({ code, field, message, line, column }) => [code, field, message, line, column]),
  );
const position = (text: string, field: string) => {
  const { line, column } = read(text)[0]?.positionOf(field) ?? { line: 0, column: 0 };
  return `${line}:${column}`;
};

describe('objects', () => {
  test('are the documents of a source, without the empty ones', () => {
    expect(objects('---\n# nothing\n---\nkind: A\n---\n---\nkind: B\n...\n')).toEqual([{ kind: 'A' }, { kind: 'B' }]);
  });

  test('are the items of lists, with the kind of the list', () => {
    expect(objects('{apiVersion: v1, kind: List, items: [{kind: A}, {kind: List, items: [{kind: B}]}]}')).toEqual([
      { kind: 'A' },
      { kind: 'B' },
    ]);
    expect(objects('{apiVersion: v1, kind: PodList, items: [{spec: {}}, {kind: X}]}')).toEqual([
      { apiVersion: 'v1', kind: 'Pod', spec: {} },
      { kind: 'X' },
    ]);
  });

  test('may be JSON, also one after the other', () => {
    expect(objects('{"kind": "A",\n\t"n": 30.0}\n{"kind": "B"}{"kind":"C"}')).toEqual([
      { kind: 'A', n: 30 },
      { kind: 'B' },
      { kind: 'C' },
    ]);
  });

  test('may be YAML that starts as JSON does', () => {
    expect(objects('{kind: A}\n---\n{kind: B}\n')).toEqual([{ kind: 'A' }, { kind: 'B' }]);
  });

  test('have their anchors and merge keys resolved, as kubectl does it: what comes later wins', () => {
    const text =
      'base: &base {a: 1, b: 2}\nlist: [*base]\nx: {<<: *base, b: 3}\nw: {b: 3, <<: *base}\nz: {<<: [{a: 1}, {a: 2}]}\n';
    expect(objects(text)).toEqual([
      { base: { a: 1, b: 2 }, list: [{ a: 1, b: 2 }], x: { a: 1, b: 3 }, w: { a: 1, b: 2 }, z: { a: 1 } },
    ]);
  });

  test('keep keys with the names of what objects inherit, and change nothing else', () => {
    const [object] = objects('{"__proto__": {"polluted": true}, "constructor": 1}\n');
    expect(Object.keys(object as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });
});

describe('positions', () => {
  const text = `# a Pod
apiVersion: v1
kind: Pod
metadata:
  labels:
    app.kubernetes.io/name: web
spec:
  containers:
    - name: web
      ports: [{containerPort: 80}]
    -   image: nginx
`;

  test.each([
    ['', '2:1'],
    ['spec', '7:1'],
    ['spec.containers', '8:3'],
    ['spec.containers[0].name', '9:7'],
    ['spec.containers[0].ports[0].containerPort', '10:16'],
    ['spec.containers[1]', '11:9'],
    ['spec.containers[1].name', '11:9'],
    ['spec.containers[7].name', '8:3'],
    ['spec.restartPolicy', '7:1'],
    ['metadata.labels[app.kubernetes.io/name]', '6:5'],
    ['metadata.name', '4:1'],
  ])('%p is at %s, or what is nearest', (field, expected) => {
    expect(position(text, field)).toBe(expected);
  });

  test('in later documents and in items of lists count from the start of the text', () => {
    const [, second] = read(`${text}---\nkind: List\nitems:\n  - kind: A\n    spec: {x: 1}\n`);
    expect(second?.positionOf('spec.x')).toEqual({ line: 16, column: 12 });
    const [, json] = read('{"a": 1}\n\n {"kind": "B",\n "spec": 1}');
    expect(json?.positionOf('spec')).toEqual({ line: 4, column: 2 });
  });

  test('of what an alias stands for are where it is written', () => {
    expect(position('base: &base\n  a: 1\nx: *base\n', 'x.a')).toBe('2:3');
  });
});

describe('findings', () => {
  test('are keys that are set twice, whatever their spelling', () => {
    expect(findings('a: 1\nb:\n  - c: 1\n    c: 2\n"a": 3\n')).toEqual([
      ['shape/duplicate-key', 'b[0].c', 'duplicate key "c" (first at 3:5)', 4, 5],
      ['shape/duplicate-key', 'a', 'duplicate key "a" (first at 1:1)', 5, 1],
    ]);
    expect(findings('yes: 1\ntrue: 2\n').map(([code]) => code)).toEqual(['shape/duplicate-key']);
  });

  test('say the fields of items from the item on', () => {
    const [first, second] = read('kind: List\nitems:\n- kind: A\n- kind: B\n  kind: C\n');
    expect(first?.findings).toEqual([]);
    expect(second?.findings).toMatchObject([{ code: 'shape/duplicate-key', field: 'kind', line: 5, column: 3 }]);
  });

  test('are keys that are set twice in a list itself', () => {
    expect(findings('kind: List\nkind: List\nitems: []\n')).toMatchObject([
      ['shape/duplicate-key', 'kind', expect.any(String), 2, 1],
    ]);
  });

  test('do not repeat what aliases repeat', () => {
    expect(findings('base: &base {a: 1, a: 2}\nx: *base\ny: *base\n')).toHaveLength(1);
  });

  test('report unreadable sources at their position', () => {
    expect(findings('kind: A\nspec: [Pod\n')).toEqual([['shape/unreadable', '', 'missing closing ]', 2, 7]]);
    expect(findings('kind: A\n---\nkind: A\na: *b\n')).toEqual([['shape/unreadable', '', 'unknown anchor', 4, 4]]);
  });

  test('report text that kubectl ignores, after the documents before it', () => {
    const text = 'kind: A\n...\nkind: B\n---\nkind: C\n';
    expect(findings(text)).toEqual([['shape/ignored-text', '', 'silently ignored by kubectl from here on', 3, 1]]);
    expect(objects(text)).toEqual([{ kind: 'A' }, undefined, { kind: 'C' }]);
  });

  test('advise to render templates', () => {
    expect(read('kind: A\n{{- if .Values.x }}\n')[0]?.findings[0]?.fix).toBe(
      'render the template first, such as with `helm template`',
    );
  });

  test('advise to replace tabs in the indentation with spaces', () => {
    expect(read('kind: A\nmetadata:\n\tname: a\n')[0]?.findings[0]).toMatchObject({
      code: 'shape/unreadable',
      fix: 'indent with spaces',
      line: 3,
    });
  });

  test('are in one document, and the others are read', () => {
    expect(read('a: [\n---\nkind: B\n').map(({ object }) => object)).toEqual([undefined, { kind: 'B' }]);
  });
});
