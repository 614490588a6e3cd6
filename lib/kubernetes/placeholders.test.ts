import { placeholderAlone, placeholderIn, placeholderInLine } from './placeholders';

test.each([
  ...['${NAME}', '${NAME:=x}', '${NAME:-a b}', '${var.name}', '$NAME', '$(VAR)', '__TOKEN__', '<NAME>', '<your-name>'],
  ...['${ X }', '$appName', '<YOUR NAME>', '__X-Y__', '__A_B__'],
  ...['%NAME%', '@@X@@', '@X@', '#{NAME}#', 'app-${ENV}', 'registry.example/web:$(TAG)', 'a/__B__/c', 'x-@@Y@@-z'],
])('%s is a variable', (text) => {
  expect(placeholderIn(text)?.fix).toBe('substitute variables first, as envsubst does');
});

test.each(['{{ .Values.name }}', 'app-{{name}}', '{{- include "a" . }}', '{{', '${X}-{{y}}'])(
  '%s is a template',
  (text) => {
    expect(placeholderIn(text)?.fix).toBe('render the template first, as `helm template` does');
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
])('%j is neither', (text) => {
  expect(placeholderIn(text)).toBeUndefined();
});

test('a line that cannot be read for an argument of the kubelet’s is none', () => {
  expect(placeholderInLine('args: ["$(POD_IP)", __X__')).toBeUndefined();
  expect(placeholderInLine('name: %NAME%')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('name: @@NAME@@')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('metadata: {name: ${NAME}')?.fix).toMatch(/^substitute/);
  expect(placeholderInLine('name: {{ .Values.name }}')?.fix).toMatch(/^render/);
});

test('what a template writes for a value that it was not given is told of', () => {
  expect(placeholderIn('registry.example/<no value>')?.fix).toMatch(/^set that value where the template is rendered/);
});

test.each(['${CMD}', '$CMD', '{{ .Values.command }}', '__CMD__', '<no value>'])('%s is one alone', (text) => {
  expect(placeholderAlone(text)).toBe(placeholderIn(text));
});

test.each(['run ${X}', '$A $B', '--a={{ .Values.a }}', 'web'])('%s is more than one, or none', (text) => {
  expect(placeholderAlone(text)).toBeUndefined();
});
