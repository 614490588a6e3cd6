import type { Label } from './cases';
import { isSameReading } from './compare';

const reading = (value: unknown, refused = false): Label => ({ documents: [{ value }], refused });

describe('two readings of kubectl of one text', () => {
  const text = '+5: []\n5.: a\nb: 1\n';

  test('may differ in keys that are the same only once they are strings', () => {
    expect(isSameReading(text, reading({ 5: [], b: 1 }), reading({ 5: 'a', b: 1 }))).toBe(true);
  });

  test('differ where anything else does', () => {
    expect(isSameReading(text, reading({ 5: [], b: 1 }), reading({ 5: 'a', b: 2 }))).toBe(false);
    expect(isSameReading(text, reading({ 5: [], b: 1 }), reading({ 5: 'a', b: 1 }, true))).toBe(false);
    expect(isSameReading('b: 1\n', reading({ b: 1 }), reading({ b: 2 }))).toBe(false);
  });
});
