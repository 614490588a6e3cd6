import {
  any,
  arrayOf,
  check,
  either,
  filled,
  named,
  number,
  object,
  oneOf,
  open,
  optional,
  recordOf,
  string,
} from './check';

const options = object({
  image: string,
  replicas: optional(number),
  mode: optional(oneOf(['fast', 'careful'])),
  level: optional(oneOf(['restricted', 'baseline', false])),
  upstream: optional(object({ port: number, container: optional(string) })),
  files: optional(recordOf(object({ url: string }))),
  hosts: optional(arrayOf(named)),
  user: optional(filled),
  parse: optional(either(object({ json: any }), oneOf(['json']))),
});

const said = (value: unknown) => {
  try {
    check('tool', value, options);
    return undefined;
  } catch (error) {
    return String(error);
  }
};

test.each([
  [{ image: 'a' }, undefined],
  [{ image: 'a', replicas: undefined, unknown: undefined }, undefined],
  [{ image: 'a', hosts: ['a', { name: 'b' }], files: { a: { url: 'b' } }, parse: 'json' }, undefined],
  [{ image: { resolve: () => 'a' }, replicas: { produce: () => 1 } }, undefined],
  [undefined, 'TypeError: tool: options is missing; set an object with image'],
  [null, 'TypeError: tool: options must be an object with image, got null'],
  ['text', 'TypeError: tool: options must be an object with image, got a string'],
  [{}, 'TypeError: tool: image is missing; set a string'],
  [{ image: 7 }, 'TypeError: tool: image must be a string, got a number'],
  [{ image: 'a', replica: 3 }, 'TypeError: tool: unknown property "replica"; did you mean "replicas"?'],
  [
    { image: 'a', spec: {} },
    'TypeError: tool: unknown property "spec"; set one of files, hosts, image, level, mode, parse, replicas, upstream, user',
  ],
  [{ image: 'a', toString: 1 }, expect.stringContaining('unknown property "toString"')],
  [{ image: 'a', mode: 'fats' }, 'TypeError: tool: mode must be "fast" or "careful"; did you mean "fast"?'],
  [{ image: 'a', mode: 'slow' }, 'TypeError: tool: mode must be "fast" or "careful", got a string'],
  [{ image: 'a', level: true }, 'TypeError: tool: level must be one of "restricted", "baseline", false, got a boolean'],
  [{ image: 'a', upstream: {} }, 'TypeError: tool: upstream.port is missing; set a number'],
  [{ image: 'a', upstream: { prot: 80 } }, 'TypeError: tool: unknown property "upstream.prot"; did you mean "port"?'],
  [{ image: 'a', files: { b: {} } }, 'TypeError: tool: files.b.url is missing; set a string'],
  [{ image: 'a', hosts: 'a' }, 'TypeError: tool: hosts must be an array, got a string; put it into brackets: [ … ]'],
  [
    { image: 'a', hosts: ['a', 7] },
    'TypeError: tool: hosts[1] must be a name, or an object that has one, got a number',
  ],
  [{ image: 'a', hosts: [''] }, 'TypeError: tool: hosts[0] is empty; set a name'],
  [{ image: 'a', hosts: [{ name: '' }] }, 'TypeError: tool: hosts[0] is empty; set a name'],
  [{ image: 'a', user: '' }, 'TypeError: tool: user is empty; set a string'],
  [{ image: 'a', parse: {} }, undefined],
  [{ image: 'a', parse: 'yaml' }, 'TypeError: tool: parse must be "json", got a string'],
])('rejects %j with what is wrong, where, and what to do', (value, message) => {
  expect(said(value)).toEqual(message);
});

test('names the right place for a property of another one', () => {
  const wanted = object({ pod: any }, { placeOf: (name) => (name === 'volumes' ? 'set pod.volumes' : undefined) });
  expect(() => check('Workload', { volumes: [] }, wanted)).toThrow(
    'Workload: unknown property "volumes"; set pod.volumes',
  );
});

test('accepts other names where allowed, all or some', () => {
  expect(() => check('tool', { other: 1 }, object({}, open))).not.toThrow();
  const some = object({ cpu: any }, { allowed: (name) => name.includes('/') });
  expect(() => check('tool', { 'nvidia.com/gpu': 1 }, some)).not.toThrow();
  expect(() => check('tool', { cup: 1 }, some)).toThrow('did you mean "cpu"?');
});

test('computes the subject only when something is wrong', () => {
  const where = jest.fn(() => 'Workload shop/web');
  check(where, { image: 'a' }, options);
  expect(where).not.toHaveBeenCalled();
  expect(() => check(where, {}, options, 'props')).toThrow(/^Workload shop\/web: image is missing/);
});
