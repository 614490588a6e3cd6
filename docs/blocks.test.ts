import { blockOf, withBlock } from './blocks';

const page = 'before\n<!-- costs -->\nold\n<!-- /costs -->\nafter\n';

test('the text between the markers is replaced, and nothing else', () => {
  const written = withBlock(page, 'costs', '| new |\n');
  expect(written).toBe('before\n<!-- costs -->\n\n| new |\n\n<!-- /costs -->\nafter\n');
  expect(blockOf(written, 'costs')).toBe('| new |');
  expect(withBlock(written, 'costs', '| new |')).toBe(written);
});

test.each(['', page.replace('<!-- /costs -->', ''), page + page])(
  'markers that are not there once are an error',
  (text) => {
    expect(() => withBlock(text, 'costs', 'new')).toThrow('once');
  },
);
