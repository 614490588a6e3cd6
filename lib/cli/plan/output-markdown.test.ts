import { plan } from '../../plan';
import { planMarkdown } from './output-markdown';

const config = (name: string, text: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { text },
  ...more,
});

const longest = 65_536;

test('a plan that is too long for a comment keeps a row for as many objects as fit, those that stop Pods first', () => {
  const names = Array.from({ length: 2000 }, (_, at) => `a-config-of-an-app-that-has-many-${at}`);
  const last = (text: string) => config('last', text, { immutable: true });
  const all = (text: string) => [...names.map((name) => config(name, text)), last(text)];
  const text = planMarkdown(plan(all('a'), all('b'), { kubernetes: '1.35' }));
  expect(text.length).toBeLessThan(longest);
  const rows = text.split('\n').filter((line) => /^\| (?:patch|forbidden) /.test(line));
  expect(rows.length).toBeGreaterThan(300);
  expect(rows.at(-1)).toContain('| forbidden | ConfigMap last |');
  expect(text).toContain(`\n${2001 - rows.length} more objects: the comment would be too long.\n`);
  const details = text.split('<details>').length - 1;
  expect(text).toContain(`\nWithout the fields of ${2001 - details} objects: the comment would be too long.\n`);
});

test('the fields of an object that are too long do not keep those of others out', () => {
  const many = Object.fromEntries(
    Array.from({ length: 1500 }, (_, at) => [`a-key-of-a-long-name-${at}`, 'x'.repeat(50)]),
  );
  const text = planMarkdown(
    plan([config('a', 'a'), config('b', 'a')], [config('a', 'a', { data: many }), config('b', 'b')], {
      kubernetes: '1.35',
    }),
  );
  expect(text).toContain('<summary>patch ConfigMap b</summary>');
  expect(text).not.toContain('<summary>patch ConfigMap a</summary>');
  expect(text).toContain('Without the fields of 1 object: ');
});
