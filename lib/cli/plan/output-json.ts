import type { Plan } from '../../plan';
import { printableJson } from '../../values/printable';
import { countsOf } from './counts';

/** One JSON object: how many objects there are of each verdict, all of them, and the effects. */
export function planJson(plan: Plan): string {
  const { kubernetes, ...rest } = plan;
  return `${printableJson(JSON.stringify({ kubernetes, counts: countsOf(plan), ...rest }, undefined, 2))}\n`;
}
