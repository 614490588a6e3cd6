import { broken, type Costs, costTable, timesOfKubeconform } from './costs';
import type { Validator } from './validator';

const taking = (name: string, reads: Validator['reads'], wall: number): Costs => ({
  validator: { name, reads, cost: () => ({ wall, cpu: wall }) },
  cost: { wall, cpu: wall },
});
const all = [
  taking('`verify`', 'values', 40),
  taking('`verify`', 'JSON', 50),
  taking('kubeconform', 'YAML', 400),
  taking('kubeconform', 'JSON', 320),
];

test('kubeconform is taken at its fastest', () => {
  expect(timesOfKubeconform(all)).toEqual({ fastest: 8, ofJson: 6.4 });
});

test('a claim that does not hold is told', () => {
  expect(broken('workloads', all)).toEqual([]);
  expect(broken('workloads', [taking('`verify`', 'values', 60), ...all.slice(1)])).toEqual([
    'workloads: 60.0 µs an object, more than 50',
    'workloads: kubeconform takes only 5.33 times as long',
  ]);
});

test('the table has figures in times of verify', () => {
  expect(costTable(all).split('\n').at(-2)).toBe('| kubeconform | JSON | 3,125 | 320 | 320 | 8.0 |');
});
