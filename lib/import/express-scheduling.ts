import type { PodLabels } from '../pod/render';
import { equal } from '../values/equal';
import { own } from '../values/own';
import { type Entry, type Expression, literal, type Pointer } from './expression';
import { isRecord, options } from './field-expression';
import { type HelperName, helperCall } from './helper-calls';

const topologies: Readonly<Record<string, string>> = {
  'kubernetes.io/hostname': 'node',
  'topology.kubernetes.io/zone': 'zone',
  'topology.kubernetes.io/region': 'region',
};

/** The short name of a topology key, which helpers take. */
function topologyOf(key: unknown): unknown {
  return typeof key === 'string' && Object.hasOwn(topologies, key) ? topologies[key] : key;
}

/** Without the label selector that a Workload fills in. */
function withoutOwnSelector(value: Readonly<Record<string, unknown>>, selector: PodLabels) {
  const { labelSelector, ...rest } = value;
  return equal(labelSelector, { matchLabels: selector }) ? rest : value;
}

/** A spread constraint as a call of `spreadAcross`; the workload's own selector is omitted. */
export function spreadExpression(selector: PodLabels) {
  return (value: unknown, from: Pointer): Expression | undefined => {
    if (!isRecord(value)) return undefined;
    const wanted = withoutOwnSelector(value, selector);
    const { maxSkew, topologyKey, whenUnsatisfiable } = wanted;
    const names = Object.keys(wanted).filter(
      (name) =>
        name !== 'topologyKey' &&
        !(name === 'maxSkew' && maxSkew === 1) &&
        !(name === 'whenUnsatisfiable' && whenUnsatisfiable === 'ScheduleAnyway'),
    );
    return helperCall('spreadAcross', [literal(topologyOf(topologyKey)), options(wanted, from, names)], wanted);
  };
}

/** A toleration as a call of `tolerate`. */
export function tolerationExpression(value: unknown): Expression | undefined {
  const [key, given, effect] = ['key', 'value', 'effect'].map((name) => own(value, name));
  const args =
    given === undefined && effect === undefined ? [key] : effect === undefined ? [key, given] : [key, given, effect];
  return helperCall(
    'tolerate',
    args.map((arg) => (arg === undefined ? absent : literal(arg))),
    value,
  );
}

const absent: Expression = { type: 'name', name: 'undefined', value: undefined };

/** An affinity as a call of the helper of its only rule, or of `affinity` with all of them. */
export function affinityExpression(selector: PodLabels) {
  return (value: unknown, from: Pointer): Expression | undefined => {
    if (!isRecord(value)) return undefined;
    const parts = [
      ...nodeParts(value.nodeAffinity),
      ...podParts('colocateWith', 'podAffinity', value.podAffinity, selector, from),
      ...podParts('separateFrom', 'podAntiAffinity', value.podAntiAffinity, selector, from),
    ];
    if (!parts.every((part) => part !== undefined)) return undefined;
    const wanted = {
      ...value,
      ...(value.podAffinity !== undefined && { podAffinity: withoutOwnSelectors(value.podAffinity, selector) }),
      ...(value.podAntiAffinity !== undefined && {
        podAntiAffinity: withoutOwnSelectors(value.podAntiAffinity, selector),
      }),
    };
    const [only] = parts;
    if (parts.length === 1 && only?.type === 'call') return equal(only.value, wanted) ? only : undefined;
    return parts.length === 0 ? undefined : helperCall('affinity', parts, wanted);
  };
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

function nodeParts(value: unknown): readonly (Expression | undefined)[] {
  const terms = own(own(value, required), 'nodeSelectorTerms');
  const weighted = own(value, preferred);
  return [
    ...(terms === undefined
      ? []
      : [nodesCall('requireNodes', [], Array.isArray(terms) && terms.length === 1 ? terms[0] : undefined)]),
    ...(Array.isArray(weighted)
      ? weighted.map((one) => nodesCall('preferNodes', [literal(own(one, 'weight'))], own(one, 'preference')))
      : []),
  ];
}

function nodesCall(
  callee: 'requireNodes' | 'preferNodes',
  before: readonly Expression[],
  term: unknown,
): Expression | undefined {
  const all = own(term, 'matchExpressions');
  if (!Array.isArray(all)) return undefined;
  const requirements: Expression[] = [];
  for (const one of all) {
    const [key, values] = [own(one, 'key'), own(one, 'values')];
    const isIn = own(one, 'operator') === 'In' && typeof key === 'string' && Array.isArray(values);
    if (!isIn) {
      requirements.push(literal(one));
      continue;
    }
    const value = literal(values.length === 1 ? values[0] : values);
    const entry: Entry = { key, value, from: [] };
    const last = requirements.at(-1);
    const joins =
      last?.type === 'object' && last.entries.every(({ from, key: name }) => from.length === 0 && name !== key);
    if (joins) requirements[requirements.length - 1] = { type: 'object', entries: [...last.entries, entry] };
    else requirements.push({ type: 'object', entries: [entry] });
  }
  const args = [...before, ...requirements];
  const terms =
    callee === 'requireNodes'
      ? { nodeSelectorTerms: [term] }
      : [{ weight: before[0]?.type === 'scalar' ? before[0].value : undefined, preference: term }];
  return helperCall(callee, args, { nodeAffinity: { [callee === 'requireNodes' ? required : preferred]: terms } });
}

function podParts(
  callee: Extract<HelperName, 'colocateWith' | 'separateFrom'>,
  field: 'podAffinity' | 'podAntiAffinity',
  value: unknown,
  selector: PodLabels,
  from: Pointer,
): readonly (Expression | undefined)[] {
  const terms = own(value, required);
  const weighted = own(value, preferred);
  const one = (rule: typeof required | typeof preferred, term: unknown, weight?: unknown): Expression | undefined => {
    if (!isRecord(term)) return undefined;
    const own = withoutOwnSelector(term, selector);
    const { labelSelector, topologyKey } = own;
    const labels =
      isRecord(labelSelector) && Object.keys(labelSelector).join() === 'matchLabels'
        ? labelSelector.matchLabels
        : labelSelector;
    const topology = topologyOf(topologyKey);
    const given = {
      ...(topology !== 'node' && { topology }),
      ...(rule === required && { rule: 'required' }),
      ...(weight !== undefined && weight !== 100 && { weight }),
      ...Object.fromEntries(Object.entries(own).filter(([name]) => name !== 'labelSelector' && name !== 'topologyKey')),
    };
    const isOwn = labelSelector === undefined;
    const noOptions = Object.keys(given).length === 0;
    const args = [
      ...(isOwn && noOptions ? [] : [literal(isOwn ? 'self' : labels)]),
      ...(noOptions ? [] : [literal(given, from)]),
    ];
    const terms = rule === required ? [own] : [{ weight, podAffinityTerm: own }];
    return helperCall(callee, args, { [field]: { [rule]: terms } });
  };
  return [
    ...(Array.isArray(weighted) ? weighted : []).map((each) => one(preferred, podTermOf(each), weightOf(each))),
    ...(Array.isArray(terms) ? terms : []).map((term) => one(required, term)),
  ];
}

const podTermOf = (weighted: unknown) => own(weighted, 'podAffinityTerm');
const weightOf = (weighted: unknown) => own(weighted, 'weight');

/** An affinity to Pods, or against them, without the selectors that a Workload fills in. */
function withoutOwnSelectors(value: unknown, selector: PodLabels): unknown {
  if (!isRecord(value)) return value;
  const term = (one: unknown) => (isRecord(one) ? withoutOwnSelector(one, selector) : one);
  const [terms, weighted] = [value[required], value[preferred]];
  return {
    ...value,
    ...(Array.isArray(terms) && { [required]: terms.map(term) }),
    ...(Array.isArray(weighted) && {
      [preferred]: weighted.map((each) =>
        isRecord(each) ? { ...each, podAffinityTerm: term(each.podAffinityTerm) } : each,
      ),
    }),
  };
}
