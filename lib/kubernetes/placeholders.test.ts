import { placeholderIn, placeholderInLine } from './placeholders';

test.each([
  ...['${NAME}', '${NAME:=x}', '${NAME:-a b}', '${var.name}', '$NAME', '$(VAR)', '__TOKEN__', '<NAME>', '<your-name>'],
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
