import type { JsonObject } from '../../generate/json';
import { row } from './row';
import { type Cost, median } from './timed';
import type { Measuring, Validator } from './validators';

const limits = { microseconds: 50, ofKubeconform: 1 / 7 };

/**
 * Measures what an object costs each validator, taking turns, and prints it. @returns whether what is claimed of the
 * first one holds.
 */
export function costs(
  set: string,
  objects: readonly JsonObject[],
  validators: readonly Validator[],
  rounds: number,
  at: Measuring,
): boolean {
  const distinct = new Set(objects.map((object) => JSON.stringify(object))).size;
  const bytes = objects.reduce((sum, object) => sum + JSON.stringify(object).length, 0);
  console.log(`\n### ${distinct} distinct objects, ${set}, ${Math.round(bytes / objects.length)} bytes of JSON each\n`);
  const measured = validators.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, validator] of validators.entries()) {
      measured[index]?.push(validator.cost(objects.slice(0, validator.most), at));
    }
  }
  return print(validators, measured.map(median));
}

function print(validators: readonly Validator[], medians: readonly Cost[]): boolean {
  const own = medians[0] ?? { wall: NaN, cpu: NaN };
  row('validator', 'objects a second', 'µs an object', 'µs of processor', 'times verify', 'times its processor');
  row('---', '--:', '--:', '--:', '--:', '--:');
  for (const [at, { name }] of validators.entries()) {
    const { wall, cpu } = medians[at] ?? { wall: NaN, cpu: NaN };
    const ratios = [wall / own.wall, cpu / own.cpu].map((ratio) => ratio.toFixed(1));
    row(name, Math.round(1e6 / wall).toLocaleString('en'), wall.toFixed(0), cpu.toFixed(0), ...ratios);
  }
  const peer = medians[validators.findIndex(({ name }) => name === 'kubeconform')] ?? { wall: NaN, cpu: NaN };
  const share = own.wall / peer.wall;
  console.log(`\n${own.wall.toFixed(0)} µs an object (at most ${limits.microseconds})`);
  console.log(`${share.toFixed(3)} of kubeconform's time (at most ${limits.ofKubeconform.toFixed(3)})`);
  return own.wall <= limits.microseconds && share <= limits.ofKubeconform;
}
