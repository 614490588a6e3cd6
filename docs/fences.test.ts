import { type Fence, shows } from './fences';

const yaml = (text: string): Fence => ({ language: 'yaml', text, line: 1 });
const written = 'spec:\n  containers:\n    - name: web\n      image: web:1\n    - name: cache\n';

test('a fence is shown with its own indentation, and without what all of its lines have', () => {
  expect(shows(written, yaml('    - name: web\n      image: web:1\n'))).toBe(true);
  expect(shows(written, yaml('- name: web\n  image: web:1\n'))).toBe(true);
});

test('a fence whose lines are indented differently is not shown', () => {
  expect(shows(written, yaml('- name: web\nimage: web:1\n'))).toBe(false);
});

test('lines may be omitted at "# …" only, and keep their order', () => {
  expect(shows(written, yaml('- name: web\n# …\n- name: cache\n'))).toBe(true);
  expect(shows(written, yaml('- name: web\n- name: cache\n'))).toBe(false);
  expect(shows(written, yaml('- name: cache\n# …\n- name: web\n'))).toBe(false);
});
