import { placeholderAlone, placeholderIn, placeholderInLine } from './placeholders';

test.each([
  ...['${NAME}', '${NAME:=x}', '${NAME:-a b}', '${var.name}', '$NAME', '$(VAR)', '__TOKEN__', '<NAME>', '<your-name>'],
  ...['${ X }', '$appName', '<YOUR NAME>', '__X-Y__', '__A_B__'],
  ...['%NAME%', '@@X@@', '@X@', '#{NAME}#', 'app-${ENV}', 'registry.example/web:$(TAG)', 'a/__B__/c', 'x-@@Y@@-z'],
])('recognizes a variable in %s', (text) => {
  expect(placeholderIn(text)?.fix).toBe('substitute the variables first, such as with envsubst');
});

test.each(['{{ .Values.name }}', 'app-{{name}}', '{{- include "a" . }}', '{{', '${X}-{{y}}'])(
  'recognizes a template in %s',
  (text) => {
    expect(placeholderIn(text)?.fix).toBe('render the template first, such as with `helm template`');
  },
);

test.each([
  '',
  'web',
  '$',
  '$5',
  '${}',
  '$()',
  '$$',
  'a__b',
  '__',
  '<>',
  '< 5',
  '1<2>1',
  '100%',
  '50%-60%',
  'a@b.example',
  '__init__.py',
  '/__main__.py',
  '<a>',
  '<br>',
  '< no >',
])('recognizes no placeholder in %j', (text) => {
  expect(placeholderIn(text)).toBeUndefined();
});

test('recognizes a placeholder in an unreadable line, but not what the kubelet expands', () => {
  expect(placeholderInLine('args: ["$(POD_IP)", __X__')).toBeUndefined();
  expect(placeholderInLine('name: %NAME%')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('name: @@NAME@@')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('metadata: {name: ${NAME}')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('- image: {user}/web:1')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('- {name}, {image: a}: b')).toBeUndefined();
  expect(placeholderInLine('name: {{ .Values.name }}')?.fix).toMatch(/^render/);
});

test('recognizes what a template prints for a value that was not set', () => {
  expect(placeholderIn('registry.example/<no value>')?.fix).toMatch(/^set the value, and render the template again/);
});

test.each(['${CMD}', '$CMD', '{{ .Values.command }}', '__CMD__', '<no value>'])(
  'recognizes %s as a placeholder and nothing else',
  (text) => {
    expect(placeholderAlone(text)).toBe(placeholderIn(text));
  },
);

test.each(['run ${X}', '$A $B', '--a={{ .Values.a }}', 'web'])(
  'does not recognize %s as one placeholder alone',
  (text) => {
    expect(placeholderAlone(text)).toBeUndefined();
  },
);
