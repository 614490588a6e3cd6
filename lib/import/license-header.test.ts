import { formatted } from './testdata/formatted';
import { imported } from './testdata/imported';

const header = '# Copyright 2026 The Shop\n# SPDX-License-Identifier: Apache-2.0\n';
const settings = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: b }\n`;

test('a license header is at the top of the program, once, and other comments stay at their objects', () => {
  const { text } = imported(`${header}\n# The cart.\n${settings('cart')}---\n${header}${settings('catalog')}`);
  expect(text).toMatch(/^\/\/ Copyright 2026 The Shop\n\/\/ SPDX-License-Identifier: Apache-2.0\n\nimport /);
  expect(text).toContain('// The cart.\nnew ApiObject(');
  expect(text.match(/Copyright/g)).toHaveLength(1);
  expect(formatted(text)).toBe(text);
});

test('comments that are no license stay at their objects', () => {
  const { text } = imported(`# The license server.\n${settings('cart')}`);
  expect(text).toContain('// The license server.\nnew ApiObject(');
});
