import { blankOf } from './blank';
import { definitionOf } from './fields';

test('has every field of its definition as undefined', () => {
  const definition = definitionOf('PodSpec');
  const blank = blankOf(definition);
  expect(Object.keys(blank)).toEqual([...definition.fields.keys()]);
  expect(new Set(Object.values(blank))).toEqual(new Set([undefined]));
  expect(blankOf(definition)).toBe(blank);
});
