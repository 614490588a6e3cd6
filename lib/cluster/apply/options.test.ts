import { applySettings } from './options';

test.each([
  ['Bad Name', 'apply: set: must consist of a-z, 0-9, "-" and ".", got "Bad Name"'],
  [{ name: 'shop_web' }, 'apply: set.name: must consist of a-z, 0-9, "-" and ".", got "shop_web"'],
])('the name of a set is that of an object: %j', (set, message) => {
  expect(() => applySettings('apply', { set }, 'shop')).toThrow(new TypeError(message));
});

test('a set is known by a Secret in the namespace of the connection', () => {
  expect(applySettings('apply', { set: 'shop.web' }, 'shop').set).toEqual({
    name: 'shop.web',
    namespace: 'shop',
    kind: 'Secret',
  });
});
