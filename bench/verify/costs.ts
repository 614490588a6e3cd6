import type { Inputs } from './inputs';
import { table } from './table';
import { type Cost, median } from './timed';
import type { Validator } from './validator';

/** What is claimed of `verify`, of values, by the clock: others take several cores at once. */
const limits = { microseconds: 50, ofKubeconform: 1 / 7 };

export interface Costs {
  readonly validator: Validator;
  readonly cost: Cost;
}

/** What an object costs each validator: they take turns, so that a slow minute hits all of them. */
export function costs(inputs: Inputs, validators: readonly Validator[], rounds: number): readonly Costs[] {
  const measured = validators.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, validator] of validators.entries()) measured[at]?.push(validator.cost(inputs));
  }
  return validators.map((validator, at) => ({ validator, cost: median(measured[at] ?? []) }));
}

/** The table, the first one being `verify` of values. */
export function costTable(all: readonly Costs[]): string {
  const own = all[0]?.cost.cpu ?? NaN;
  const rows = all.map(({ validator: { name, reads }, cost: { wall, cpu, memory } }) => [
    name,
    reads,
    Math.round(1e6 / wall).toLocaleString('en'),
    wall.toFixed(0),
    cpu.toFixed(0),
    (cpu / own).toFixed(1),
    memory === undefined ? '' : memory.toFixed(0),
  ]);
  return table(
    ['validator', 'of', 'objects a second', 'µs an object', 'µs of processor', 'times `verify`', 'MB'],
    rows,
  );
}

/** The cheaper of kubeconform's two, in times of `verify`; and where both are given JSON. By the clock, or of the processor. */
export function timesOfKubeconform(
  all: readonly Costs[],
  by: 'wall' | 'cpu',
): { readonly cheapest: number; readonly ofJson: number } {
  const least = (wanted: string, of: readonly string[]): number =>
    Math.min(
      ...all.flatMap(({ validator: { name, reads }, cost }) =>
        name === wanted && of.includes(reads) ? [cost[by]] : [],
      ),
    );
  return {
    cheapest: least('kubeconform', ['YAML', 'JSON']) / least('`verify`', ['values']),
    ofJson: least('kubeconform', ['JSON']) / least('`verify`', ['JSON']),
  };
}

/** What is claimed and does not hold. */
export function broken(set: string, all: readonly Costs[]): readonly string[] {
  const own = all[0]?.cost.wall ?? NaN;
  const { cheapest } = timesOfKubeconform(all, 'wall');
  return [
    ...(own <= limits.microseconds ? [] : [`${set}: ${own.toFixed(1)} µs an object, more than ${limits.microseconds}`]),
    ...(1 / cheapest <= limits.ofKubeconform
      ? []
      : [`${set}: kubeconform takes only ${cheapest.toFixed(2)} times as long`]),
  ];
}
