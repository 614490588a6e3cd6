import { deployment } from '../facts/example-objects';
import { at, found } from '../testdata/found';

test.each(['500Mi', '1Gi', '2k', '500M'])('reports CPUs in a unit of bytes: %s', (cpu) => {
  expect(found([deployment({ container: { resources: { limits: { cpu }, requests: { cpu } } } })])).toEqual([
    `0 practice/cpu-unit ${at('0', 'resources.limits[cpu]')}`,
    `0 practice/cpu-unit ${at('0', 'resources.requests[cpu]')}`,
  ]);
});

test.each(['500m', '2', '1e3', 1, '0.5'])('accepts CPUs: %s', (cpu) => {
  expect(found([deployment({ container: { resources: { limits: { cpu } } } })])).toEqual([]);
});
