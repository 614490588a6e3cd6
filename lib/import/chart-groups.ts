import { entryOf } from '../values/entry-of';
import { type Chart, idOf } from './charts';
import { withComments } from './comment-lines';
import type { Group } from './constants';
import type { Expression } from './expression';
import type { Identifiers } from './identifiers';
import { nameIn } from './identity';
import { addPatches, newApiObject } from './object-statement';
import type { Planned } from './plan';
import { exposeOptions } from './service-statement';
import type { Statement } from './statement';
import { newWorkload, type WorkloadProps } from './workload-statement';

/** The statements of a chart: a group for each workload, with the Services that `expose` makes, and for each other object. */
export function groupsOf(chart: Chart<Planned>, variable: Expression, identifiers: Identifiers): readonly Group[] {
  const { manifests } = chart;
  const workloads = manifests.filter((one): one is PlannedWorkload => one.workload !== undefined);
  const services = exposed(manifests, workloads);
  const isExposed = new Set([...services.values()].flat().map(({ service }) => service));
  const taken = new Set<string>();
  const ids = new Map<Planned, string>(workloads.map((one) => [one, idOf(nameIn(one.object), taken, kindOf(one))]));
  for (const one of manifests) {
    if (!ids.has(one) && !isExposed.has(one)) ids.set(one, idOf(nameIn(one.object), taken, kindOf(one)));
  }
  return manifests.flatMap((one): Group[] => {
    const id = ids.get(one);
    if (id === undefined) return [];
    const name = nameIn(one.object);
    const statements =
      one.workload === undefined
        ? objectStatements(one, id, chart, variable, identifiers)
        : workloadStatements(one as PlannedWorkload, id, services.get(one) ?? [], variable, identifiers);
    return [{ name, isWorkload: one.workload !== undefined, statements }];
  });
}

type PlannedWorkload = Planned & { readonly workload: WorkloadProps };

interface Exposed {
  readonly service: Planned;
  readonly options: Expression;
}

/** The Services that `expose` of a workload makes, by the workload: the first that each selects. */
function exposed(
  manifests: readonly Planned[],
  workloads: readonly PlannedWorkload[],
): ReadonlyMap<Planned, readonly Exposed[]> {
  const found = new Map<Planned, Exposed[]>();
  for (const service of manifests) {
    if (service.isRejected || service.carried.patches.length > 0) continue;
    for (const workload of workloads) {
      const options = exposeOptions(service.carried.object, nameIn(workload.object), workload.workload.selector);
      if (options === undefined) continue;
      entryOf(found, workload, () => []).push({ service, options });
      break;
    }
  }
  return found;
}

function workloadStatements(
  one: PlannedWorkload,
  id: string,
  services: readonly Exposed[],
  chart: Expression,
  identifiers: Identifiers,
): readonly Statement[] {
  const props = nameIsId(one, id);
  const own = statement(one, newWorkload(chart, id, props));
  if (services.length === 0) return [own];
  const variable = variableOf(one, identifiers);
  const workload: Expression = { type: 'name', name: variable, value: undefined };
  return [
    { ...own, variable },
    ...services.map(({ service, options }): Statement => {
      const args = options.type === 'object' && options.entries.length === 0 ? [workload] : [workload, options];
      const call = statement(service, { type: 'call', callee: 'expose', args, value: undefined });
      return { ...call, isAttached: call.before.length === 0 };
    }),
  ];
}

/** Where another object has the name as its id, the name is set. */
function nameIsId({ object, workload }: PlannedWorkload, id: string): WorkloadProps {
  const name = nameIn(object);
  const { props } = workload;
  if (name === id || props.type !== 'object') return workload;
  const entry = { key: 'name', value: { type: 'scalar', value: name } as const, from: ['/metadata/name'] };
  const metadata = props.entries.find(({ key }) => key === 'metadata');
  const others = metadata?.value.type === 'object' ? metadata.value.entries : [];
  if (others.some(({ key }) => key === 'name' || key === 'generateName')) return workload;
  const all = { key: 'metadata', value: { type: 'object', entries: [entry, ...others] } as const, from: ['/metadata'] };
  const entries =
    metadata === undefined ? [all, ...props.entries] : props.entries.map((each) => (each === metadata ? all : each));
  return { ...workload, props: { ...props, entries } };
}

function objectStatements(
  one: Planned,
  id: string,
  { namespace }: Chart<Planned>,
  chart: Expression,
  identifiers: Identifiers,
): readonly Statement[] {
  const { object, patches } = one.carried;
  const own = statement(one, newApiObject(chart, id, object, namespace));
  if (patches.length === 0) return [own];
  const variable = variableOf(one, identifiers);
  const patch: Statement = { expression: addPatches(variable, patches), before: [], after: [], isAttached: true };
  return [{ ...own, variable }, patch];
}

function statement({ comments, remarks }: Planned, expression: Expression): Statement {
  const commented = withComments(expression, comments);
  return { ...commented, before: [...commented.before, ...remarks] };
}

function variableOf(one: Planned, identifiers: Identifiers): string {
  const name = nameIn(one.object);
  return identifiers.isFree(name) ? identifiers.take(name) : identifiers.take(`${name} ${one.object.kind}`);
}

function kindOf({ object }: Planned): string {
  return object.kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
