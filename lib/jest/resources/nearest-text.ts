import { printable } from '../../values/printable';
import { listed, type MatcherUtils } from '../matcher';
import { type Difference, valuesOf } from '../partial/difference';
import { printDifference } from '../partial/print-difference';
import { secretsOf } from '../partial/secrets';
import { nameOfObject } from './name-of-object';
import type { Candidate, PartialObject } from './selection';

/** As many candidates are shown. */
const most = 2;
/** As many fields are named before the object is shown. */
const mostFields = 3;

/** How the nearest candidates differ from a partial: the fields, then the object with only what differs. */
export function nearestText(candidates: readonly Candidate[], partial: PartialObject, utils: MatcherUtils): string {
  const differing = candidates.flatMap(({ manifest, difference }) =>
    difference === undefined ? [] : [{ manifest, difference }],
  );
  // Of several objects, one of another kind than the nearest is not what was expected.
  const near = differing.filter(({ manifest }) => manifest.kind === differing[0]?.manifest.kind);
  const shown = near
    .slice(0, most)
    .map(({ manifest, difference }) =>
      differenceText(nameOfObject(manifest), difference, { kind: manifest.kind, ...partial }, manifest, utils),
    );
  const more = near.slice(most).map(({ manifest, difference }) => `${nameOfObject(manifest)} ${whereText(difference)}`);
  return [...shown, ...(more.length > 0 ? [listed(more)] : [])].join('\n\n');
}

/** How one value differs from a partial. */
export function differenceText(
  what: string,
  difference: Difference,
  expected: unknown,
  received: unknown,
  utils: MatcherUtils,
): string {
  const colors = { expected: utils.EXPECTED_COLOR, received: utils.RECEIVED_COLOR, dim: utils.DIM_COLOR };
  const object = printDifference(difference, secretsOf(expected, received), colors);
  const legend = `${utils.EXPECTED_COLOR('- expected')}  ${utils.RECEIVED_COLOR('+ received')}`;
  return `${what} ${whereText(difference)}:\n${legend}\n${object}`;
}

/** Where it differs; a matcher that stands for the whole object differs as a whole. */
function whereText(difference: Difference): string {
  const fields = fieldsOf(difference);
  return fields === '' ? 'differs' : `differs in ${fields}`;
}

function fieldsOf(difference: Difference): string {
  const fields = [...new Set(valuesOf(difference).map(({ place }) => printable(place.field)))];
  const more = fields.length - mostFields;
  const shown = fields.slice(0, mostFields).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
