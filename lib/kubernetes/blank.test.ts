import { blankOf } from './blank';
import { definitionOf } from './fields';

test('a blank has the fields of its definition, none of them with a value', () => {
  const definition = definitionOf('PodSpec');
  const blank = blankOf(definition);
  expect(Object.keys(blank)).toEqual([...definition.fields.keys()]);
  expect(new Set(Object.values(blank))).toEqual(new Set([undefined]));
  expect(blankOf(definition)).toBe(blank);
});
