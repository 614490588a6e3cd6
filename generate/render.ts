import type { KindAnswers } from './answers';
import { renderConstants, renderReleases } from './constants';
import { renderFieldTable } from './field-table';
import { readGates, renderGates } from './gates';
import { renderKindTypes } from './kind-types';
import type { Model } from './model';
import { readPointers, renderPointers } from './pointers';
import { renderTypes } from './types';

/** The generated files, by name: the same input gives the same bytes. */
export function renderAll(model: Model, answers: ReadonlyMap<string, KindAnswers>): ReadonlyMap<string, string> {
  return new Map([
    ['releases.ts', renderReleases(model)],
    ['types.ts', renderTypes(model, answers)],
    ['kinds.ts', renderKindTypes(model)],
    ['constants.ts', renderConstants(model)],
    ['field-table.ts', renderFieldTable(model, answers)],
    ['feature-gates.ts', renderGates(readGates())],
    ['pointers.ts', renderPointers(model, readPointers())],
  ]);
}
