import { targetOf } from '../../target/target';
import { validateQuobyteSource } from './quobyte';

function fields(registry: string, tenant?: string): readonly string[] {
  const found: string[] = [];
  const report = ({ field }: { readonly field: string }) => {
    found.push(field);
  };
  const context = { target: targetOf('1.28'), report, kind: 'Pod', name: 'v', podName: '' } as const;
  validateQuobyteSource({ registry, volume: 'v', ...(tenant !== undefined && { tenant }) }, 'quobyte', context);
  return found;
}

test.each(['host:1', ':', 'a:1,b:2', '[::1]:7861', '[]:', '[a]:b'])('accepts the registry %p', (registry) => {
  expect(fields(registry)).toEqual([]);
});

test.each(['host', 'a:1,', '::1:2', '[::1]', '[::1', '[::1]x:2', 'a[b]:1', '[a[b]:1', '[a]:b]'])(
  'rejects the registry %p',
  (registry) => {
    expect(fields(registry)).toEqual(['quobyte.registry']);
  },
);

test('reports a tenant that is too long before the registry', () => {
  expect(fields('host', 'é'.repeat(32))).toEqual(['quobyte.registry']);
  expect(fields('host', 'é'.repeat(33))).toEqual(['quobyte.tenant']);
});
