import { own } from '../values/own';
import { envExpression } from './express-env';
import { probeExpression } from './express-probes';
import { mountExpression } from './express-volumes';
import { below, type Entry, type Expression, literal, type ObjectExpression, type Pointer } from './expression';
import { type Express, eachItem, fieldsExpression, isRecord, options } from './field-expression';
import { helperCall } from './helper-calls';

/** The fields of a container that helpers express. */
const containerFields: Readonly<Record<string, Express>> = {
  env: envExpression,
  ports: eachItem(portExpression),
  resources: resourcesExpression,
  volumeMounts: eachItem(mountExpression),
  livenessProbe: probeExpression,
  readinessProbe: probeExpression,
  startupProbe: probeExpression,
  lifecycle: (value, from) =>
    isRecord(value)
      ? fieldsExpression(value, from, { preStop: probeExpression, postStart: probeExpression })
      : undefined,
  securityContext: securityExpression,
};

/** A container, with calls of helpers where they give the same. */
export function containerExpression(value: unknown, from: Pointer): ObjectExpression | undefined {
  return isRecord(value) ? fieldsExpression(value, from, containerFields) : undefined;
}

function portExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  return fieldsExpression(value, from, {
    containerPort: (port) => ({ type: 'scalar', value: port as number, isPort: true }),
  });
}

function resourcesExpression(value: unknown, from: Pointer): Expression | undefined {
  const [requests, limits] = [own(value, 'requests'), own(value, 'limits')];
  const requested = amounts(requests, below(from, 'requests'));
  const limited = amounts(limits, below(from, 'limits')).filter(
    ({ key }) => isStandard(key) && !(key === 'memory' && own(requests, 'memory') === own(limits, 'memory')),
  );
  const entries: Entry[] = [
    ...requested,
    ...(limited.length === 0
      ? []
      : [{ key: 'limits', value: { type: 'object' as const, entries: limited }, from: [below(from, 'limits')] }]),
  ];
  return entries.length === 0 ? undefined : helperCall('resources', [{ type: 'object', entries }], value);
}

const isStandard = (name: string | undefined) => name === 'cpu' || name === 'memory' || name === 'ephemeralStorage';

function amounts(value: unknown, from: Pointer): readonly Entry[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([name, amount]) => {
    const key = name === 'ephemeral-storage' ? 'ephemeralStorage' : name;
    return { key, value: literal(amount), from: [below(from, name)] };
  });
}

/** A security context, with `runAs` and `capabilities` where they give a part of it. */
export function securityExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  const calls = [runAsCall(value), capabilitiesCall(value)].filter((call) => call !== undefined);
  if (calls.length === 0) return undefined;
  const covered = new Set(calls.flatMap((call) => Object.keys(call.value as object)));
  const names = Object.keys(value).filter((name) => !covered.has(name));
  const [only] = calls;
  if (calls.length === 1 && names.length === 0) return only;
  const spread = calls.map((call): Entry => {
    return { value: call, from: Object.keys(call.value as object).map((name) => below(from, name)) };
  });
  return { type: 'object', entries: [...spread, ...options(value, from, names).entries] };
}

function runAsCall(value: Readonly<Record<string, unknown>>) {
  const { runAsUser, runAsGroup, runAsNonRoot } = value;
  if (runAsUser === undefined || runAsNonRoot === undefined) return undefined;
  const ids = [runAsUser, ...(runAsGroup === undefined ? [] : [runAsGroup])];
  const wanted = { runAsUser, runAsNonRoot, ...(runAsGroup !== undefined && { runAsGroup }) };
  return helperCall(
    'runAs',
    ids.map((id) => literal(id)),
    wanted,
  );
}

function capabilitiesCall({ capabilities }: Readonly<Record<string, unknown>>) {
  const add = own(capabilities, 'add') ?? [];
  if (!Array.isArray(add) || capabilities === undefined) return undefined;
  return helperCall(
    'capabilities',
    add.map((name) => literal(name)),
    { capabilities },
  );
}
