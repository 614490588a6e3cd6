import fc from 'fast-check';
import { get } from '../../findings/field-path';
import { isPathOf, matchesOf, pathAt, pathOf, replacedAt } from './path-pattern';

const value = {
  spec: {
    jobs: [{ template: 'a' }, { template: null }, {}, { template: 'd' }],
    replicas: { Master: { template: 'm' }, 'a.b/c': { template: 'n' } },
  },
};

describe('a path pattern', () => {
  test.each([
    ['spec.jobs[*].template', ['spec.jobs[0].template', 'spec.jobs[3].template']],
    ['spec.replicas.*.template', ['spec.replicas[Master].template', 'spec.replicas[a.b/c].template']],
    ['spec.jobs.*.template', []],
    ['spec.replicas[*].template', []],
    ['spec.nothing[*].template', []],
    ['spec.jobs[*].template.deeper', []],
  ])('%s finds each value that is there, in order', (pattern, paths) => {
    const matches = matchesOf(value, pattern);
    expect(matches.map(({ path }) => path)).toEqual(paths);
    for (const match of matches) {
      expect(get(value, match.path)).toBe(match.value);
      expect(pathAt(pattern, match.entries)).toBe(match.path);
      expect(isPathOf(pattern, match.path)).toBe(true);
      expect(pathOf(pattern, match.path)).toBe(match.path);
    }
  });

  test('takes the entries of another pattern for its own wildcards', () => {
    const [, last] = matchesOf(value, 'spec.jobs[*].template');
    expect(pathAt('spec.jobs[*].replicas', last?.entries ?? [])).toBe('spec.jobs[3].replicas');
    expect(pathAt('spec.replicas', last?.entries ?? [])).toBe('spec.replicas');
  });

  test('spells the entries of its paths in brackets', () => {
    expect(pathOf('spec.replicas.*.template', 'spec.replicas.Worker.template')).toBe('spec.replicas[Worker].template');
    expect(pathOf('spec.jobs[*].template', 'spec.jobs.3.template')).toBe('spec.jobs[3].template');
    expect(pathOf('spec.jobs[*].template', 'spec.jobs[last].template')).toBeUndefined();
    expect(pathOf('spec.replicas.*.template', 'spec.replicas.*.template')).toBeUndefined();
  });

  test('is of no other path', () => {
    expect(isPathOf('spec.jobs[*].template', 'spec.jobs[0]')).toBe(false);
    expect(isPathOf('spec.jobs[*].template', 'spec.jobs[0].template.spec')).toBe(false);
    expect(isPathOf('spec.jobs[*].template', 'spec.others[0].template')).toBe(false);
  });
});

test('replacing a value changes nothing else, and no order of keys', () => {
  expect(replacedAt(value, 'spec.jobs[3].template', 'x')).toEqual({
    spec: { ...value.spec, jobs: [{ template: 'a' }, { template: null }, {}, { template: 'x' }] },
  });
  const paths = ['spec.jobs[0].template', 'spec.replicas[a.b/c].template', 'spec', ''];
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      expect(JSON.stringify(replacedAt(value, path, get(value, path)))).toBe(JSON.stringify(value));
    }),
  );
});
