import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockOf } from './blocks';
import { kindsTable } from './custom-resources-table';

test('docs/custom-resources.md lists the kinds of lib/kubernetes/custom/shipped-workloads.ts: npm run generate writes it', () => {
  const page = readFileSync(join(__dirname, 'custom-resources.md'), 'utf8');
  expect(blockOf(page, 'kinds')).toBe(kindsTable());
});
