import { referenceProblem, registryProblem } from './image-problem';

test.each([
  'mirror.example',
  'mirror.example/',
  'registry.example:5000/mirror/of_all',
  'localhost:5000',
  '[::1]:5000',
  'mirror',
])('%j is a registry', (registry) => {
  expect(registryProblem(registry)).toBeUndefined();
});

test.each([
  ['https://mirror.example/', 'set "mirror.example"'],
  [' mirror.example:5000/a ', 'set "mirror.example:5000/a"'],
  ['', 'set a value such as "registry.example/mirror"'],
  ['/', 'set a value such as "registry.example/mirror"'],
  ['mirror.example/Upper', 'set a value such as "registry.example/mirror"'],
  ['https://user:secret@mirror.example', 'set a value such as "registry.example/mirror"'],
  [5, 'set a string such as "registry.example/mirror"'],
])('%j is not: %s', (registry, fix) => {
  expect(registryProblem(registry)?.fix).toBe(fix);
  expect(JSON.stringify(registryProblem(registry))).not.toContain('user:secret');
});

test.each(['nginx', 'nginx:1.29', 'n@sha256:1', 'registry.example:5000/a/b:v1_2@sha256:0af', 'localhost/x'])(
  'accepts the reference %j',
  (reference) => {
    expect(referenceProblem(reference)).toBeUndefined();
  },
);

test.each([
  ['https://registry.example/nginx:1', 'set "registry.example/nginx:1"'],
  ['registry.example/nginx:', 'set a value such as "registry.example/nginx:1.29"'],
  ['', 'set a value such as "registry.example/nginx:1.29"'],
  ['https://user:secret@mirror.example:5000', 'set a value such as "registry.example/nginx:1.29"'],
])('%j is none: %s', (reference, fix) => {
  expect(referenceProblem(reference)?.fix).toBe(fix);
});
