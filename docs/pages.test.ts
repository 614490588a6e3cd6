import { anchorsOf } from './pages';

test('anchors are in lower case with dashes, without punctuation', () => {
  expect(anchorsOf('# What it reports\n\n## `attach()`, and others\n')).toEqual([
    'what-it-reports',
    'attach-and-others',
  ]);
});

test('anchors of equal headings are counted, and those that a page sets are anchors, too', () => {
  const page = '## Returns\n\n## Returns\n\n| <a id="property-name"></a> `name` |\n';
  expect(anchorsOf(page)).toEqual(['returns', 'returns-1', 'property-name']);
});
