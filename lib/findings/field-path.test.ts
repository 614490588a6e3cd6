import fc from 'fast-check';
import { child, get, index, key, originOf, parentPaths, parse } from './field-path';

const port = child(index(child(index(child('spec', 'containers'), 0), 'ports'), 1), 'containerPort');

describe('a path', () => {
  it('is spelled as API servers spell it', () => {
    expect(port).toBe('spec.containers[0].ports[1].containerPort');
    expect(key(child(port, 'limits'), 'cpu')).toBe(`${port}.limits[cpu]`);
    expect(key('metadata.annotations', 'a.b/c')).toBe('metadata.annotations[a.b/c]');
    expect(child('', 'spec')).toBe('spec');
    expect(child('spec', '')).toBe('spec');
    expect(child('spec.template', '[0]')).toBe('spec.template[0]');
  });

  it('is split into its steps', () => {
    expect(parse('')).toEqual([]);
    expect(parse('spec.containers[0].resources.limits[a.b/c]')).toEqual([
      { kind: 'child', name: 'spec' },
      { kind: 'child', name: 'containers' },
      { kind: 'entry', name: '0' },
      { kind: 'child', name: 'resources' },
      { kind: 'child', name: 'limits' },
      { kind: 'entry', name: 'a.b/c' },
    ]);
    expect(parse('data[a]b][x]')).toEqual([
      { kind: 'child', name: 'data' },
      { kind: 'entry', name: 'a]b' },
      { kind: 'entry', name: 'x' },
    ]);
    expect(parse('data[open')).toEqual([
      { kind: 'child', name: 'data' },
      { kind: 'entry', name: 'open' },
    ]);
  });

  it('lists its parents, longest first', () => {
    expect(parentPaths('spec.limits[a.b/c].x')).toEqual([
      'spec.limits[a.b/c].x',
      'spec.limits[a.b/c]',
      'spec.limits',
      'spec',
      '',
    ]);
    expect(parentPaths('')).toEqual(['']);
  });
});

describe('get', () => {
  const pod = { spec: { containers: [{ name: 'a', resources: { limits: { cpu: 1, '0': 2, 'a.b/c': null } } }] } };

  it('finds fields, positions and keys', () => {
    expect(get(pod, '')).toBe(pod);
    expect(get(pod, 'spec.containers[0].name')).toBe('a');
    expect(get(pod, 'spec.containers[0].resources.limits[cpu]')).toBe(1);
    expect(get(pod, 'spec.containers[0].resources.limits[0]')).toBe(2);
    expect(get(pod, 'spec.containers[0].resources.limits[a.b/c]')).toBeNull();
  });

  it('returns undefined for a missing field', () => {
    const paths = [
      'a',
      'spec.a',
      'spec.containers[1]',
      'spec.containers[x]',
      'spec.containers[-1]',
      'spec.containers[0].name.x',
    ];
    expect(paths.map((path) => get(pod, path))).toEqual(paths.map(() => undefined));
    expect(get(undefined, 'a')).toBeUndefined();
    expect(get(null, 'a')).toBeUndefined();
    expect(get('text', 'length')).toBeUndefined();
    expect(get([1], 'length')).toBeUndefined();
  });

  it('never reads inherited fields', () => {
    expect(get({}, '__proto__')).toBeUndefined();
    expect(get({}, 'constructor.prototype')).toBeUndefined();
    expect(get(JSON.parse('{"__proto__":{"a":1}}'), '__proto__.a')).toBe(1);
  });

  it('finds every value of every object by the path that was built to it', () => {
    const names = fc.stringMatching(/^[a-zA-Z_][a-zA-Z_0-9]{0,8}$/);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(0, 'a', null, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (object) => {
        for (const [path, found] of places(object)) expect(get(object, path)).toBe(found);
      }),
    );
  });
});

function places(value: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const inside = Array.isArray(value)
    ? value.flatMap((entry, position) => places(entry, index(path, position)))
    : Object.entries(value).flatMap(([name, entry]) => places(entry, child(path, name)));
  return [[path, value], ...inside];
}

describe('originOf', () => {
  const origins = { 'spec.containers[1]': 'attachment "tls"', 'spec.containers[1].securityContext': 'profile' };

  it('returns the nearest writer above', () => {
    expect(originOf(origins, 'spec.containers[1].ports[0]')).toBe('attachment "tls"');
    expect(originOf(origins, 'spec.containers[1].securityContext.runAsUser')).toBe('profile');
    expect(originOf(origins, 'spec.containers[1]')).toBe('attachment "tls"');
  });

  it('returns undefined without a writer, and ignores names that only share a prefix', () => {
    expect(originOf(origins, 'spec.containers[10]')).toBeUndefined();
    expect(originOf(origins, 'spec')).toBeUndefined();
    expect(originOf(origins, 'constructor')).toBeUndefined();
    expect(originOf({ '': 'you' }, 'spec.x')).toBe('you');
  });
});
