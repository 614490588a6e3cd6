import { broken, type Costs, costTable, timesOfKubeconform } from './costs';
import type { Validator } from './validator';

const taking = (name: string, reads: Validator['reads'], wall: number, cores = 1): Costs => ({
  validator: { name, reads, cost: () => ({ wall, cpu: cores * wall }) },
  cost: { wall, cpu: cores * wall },
});
const all = [
  taking('`verify`', 'values', 40),
  taking('`verify`', 'JSON', 50),
  taking('kubeconform', 'YAML', 400, 2),
  taking('kubeconform', 'JSON', 320, 2),
];

test('kubeconform is taken at its cheapest, of both cores together', () => {
  expect(timesOfKubeconform(all, 'cpu')).toEqual({ cheapest: 16, ofJson: 12.8 });
  expect(timesOfKubeconform(all, 'wall')).toEqual({ cheapest: 8, ofJson: 6.4 });
});

test('a claim that does not hold is told', () => {
  expect(broken('workloads', all)).toEqual([]);
  expect(broken('workloads', [taking('`verify`', 'values', 100), ...all.slice(1)])).toEqual([
    'workloads: 100.0 µs an object, more than 50',
    'workloads: kubeconform takes only 3.20 times as long',
  ]);
});

test('the table has figures in times of verify', () => {
  expect(costTable(all).split('\n').at(-2)).toBe('| kubeconform | JSON | 3,125 | 320 | 640 | 16.0 |  |');
});
