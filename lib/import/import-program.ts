import { workloadKindOf } from '../kubernetes/pod-template';
import { counted } from '../values/counted';
import { printable } from '../values/printable';
import { checkOptions, type VerifyOptions } from '../verify/options';
import { verifyAll } from '../verify/verify-all';
import { groupsOf } from './chart-groups';
import { chartsOf, isFirst, newChart } from './charts';
import { withConstants } from './constants';
import { Identifiers } from './identifiers';
import { objectText, withoutDuplicates } from './identity';
import { withoutHeader } from './license-header';
import type { ImportedManifest } from './manifest';
import { plan } from './plan';
import { importedNames, printProgram } from './print-program';
import { withoutServerFields } from './server-fields';

/** How manifests are imported. */
export interface ImportOptions extends VerifyOptions {
  /** The id of the chart of what names no namespace. */
  readonly name: string;
}

/** A program, and what the user has to know of it. */
export interface ImportedProgram {
  readonly text: string;
  /** One line each: what is not carried as it is written, and why. */
  readonly notes: readonly string[];
  /** How many objects it synthesizes; how many of them are workloads, and how many workloads are a `Workload`. */
  readonly objects: number;
  readonly workloads: number;
  readonly asWorkload: number;
  /** The manifests that are not synthesized as they are, but for what servers set, which their notes say. */
  readonly incomplete: readonly ImportedManifest[];
}

/** The text of a program that synthesizes some manifests. Pure. */
export function importProgram(manifests: readonly ImportedManifest[], options: ImportOptions): ImportedProgram {
  const { name, ...verifyOptions } = options;
  const notes: string[] = [];
  const note = ({ place, object }: ImportedManifest, text: string) => {
    notes.push(printable(`${place}: ${objectText(object)}: ${text}`));
  };
  const { header, manifests: withoutLicense } = withoutHeader(manifests);
  const { manifests: applied, count, fields } = withoutServerFields(withoutLicense);
  if (count > 0) {
    notes.push(`omitted from ${counted(count, 'object')}, because the server sets it: ${fields.join(', ')}`);
  }
  const distinct = withoutDuplicates(applied, note);
  const rejected = rejections(distinct, verifyOptions);
  const planned = distinct.map((manifest, at) => plan(manifest, rejected[at], note));
  const identifiers = new Identifiers(importedNames);
  const charts = chartsOf(planned, name).map((chart) => {
    const variable = identifiers.isFree(chart.id) ? identifiers.take(chart.id) : identifiers.take(`${chart.id} chart`);
    return { chart, variable };
  });
  const groups = charts.map(({ chart, variable }) =>
    groupsOf(chart, { type: 'name', name: variable, value: undefined }, identifiers),
  );
  const all = withConstants(groups.flat(), identifiers);
  let end = 0;
  const first = charts.find(({ chart }) => isFirst(chart));
  const printed = charts.map(({ chart, variable }, at) => {
    const start = end;
    end += groups[at]?.length ?? 0;
    const dependency = chart === first?.chart ? undefined : first?.variable;
    return { variable, expression: newChart(chart), dependency, groups: all.slice(start, end) };
  });
  const incomplete = planned.filter(({ isComplete }) => !isComplete);
  const isValid = planned.every(({ isRejected }) => !isRejected);
  return {
    text: printProgram(printed, { isValid, header }),
    notes,
    objects: planned.length,
    workloads: planned.filter(({ object }) => workloadKindOf(object) !== undefined).length,
    asWorkload: planned.filter(({ workload }) => workload !== undefined).length,
    incomplete,
  };
}

/** Why the target release rejects each of some manifests; `undefined` for what it accepts. */
function rejections(manifests: readonly ImportedManifest[], options: VerifyOptions): readonly (string | undefined)[] {
  const { practices, enable, target, ...others } = checkOptions(options);
  const subjects = manifests.map(({ object }) => ({ object, target, ...others }));
  return verifyAll(subjects, { practices, enable }).map((findings) => {
    const error = findings.find(({ severity }) => severity === 'error');
    if (error === undefined) return undefined;
    return `it is not valid for Kubernetes ${target.kubernetes}: ${error.field === '' ? '' : `${error.field}: `}${error.message}`;
  });
}
