import { own } from '../values/own';
import { downwardEntry } from './express-env';
import { below, type Entry, type Expression, literal, type ObjectExpression, type Pointer } from './expression';
import { isRecord, options } from './field-expression';
import { type HelperName, helperCall } from './helper-calls';

/** The helper of each volume source, the field that is its second argument, and those that are its options. */
const sources: Readonly<Record<string, readonly [HelperName, string | undefined, readonly string[]]>> = {
  emptyDir: ['emptyDir', undefined, ['sizeLimit', 'medium']],
  configMap: ['configMap', 'name', ['items', 'defaultMode', 'optional']],
  secret: ['secret', 'secretName', ['items', 'defaultMode', 'optional']],
  persistentVolumeClaim: ['claim', 'claimName', ['readOnly']],
  image: ['imageVolume', 'reference', ['pullPolicy']],
  hostPath: ['hostPath', 'path', ['type']],
};

/** A volume as a call of its helper. */
export function volumeExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  const kind = Object.keys(value).find((key) => key !== 'name') ?? '';
  const source = value[kind];
  const at = below(from, kind);
  const name = literal(value.name);
  const known = Object.hasOwn(sources, kind) ? sources[kind] : undefined;
  if (known !== undefined) {
    const [callee, second, names] = known;
    const args = [
      ...(second === undefined ? [] : [literal(own(source, second))]),
      withModes(options(source, at, names)),
    ];
    return helperCall(callee, [name, ...args], value);
  }
  if (kind === 'downwardAPI') return downwardExpression(name, source, at, value);
  if (kind === 'projected') return tokenExpression(name, source, at, value);
  return kind === 'ephemeral'
    ? claimExpression('ephemeralClaim', name, own(source, 'volumeClaimTemplate'), value)
    : undefined;
}

function downwardExpression(name: Expression, source: unknown, from: Pointer, wanted: unknown): Expression | undefined {
  const items = own(source, 'items');
  if (!Array.isArray(items)) return undefined;
  const entries = items.map((item, at): Entry | undefined => downwardEntry(item, below(below(from, 'items'), at)));
  if (!entries.every((one) => one !== undefined)) return undefined;
  const files: Expression = { type: 'object', entries };
  return helperCall('downwardAPI', [name, files, withModes(options(source, from, ['defaultMode']))], wanted);
}

function tokenExpression(name: Expression, source: unknown, from: Pointer, wanted: unknown): Expression | undefined {
  const token = own(own(own(source, 'sources'), '0'), 'serviceAccountToken');
  const path = own(token, 'path') === 'token' ? [] : ['path'];
  const given = options(token, from, ['audience', 'expirationSeconds', ...path]);
  const modes = withModes(options(source, from, ['defaultMode']));
  const all: Expression = { type: 'object', entries: [...given.entries, ...modes.entries] };
  return helperCall('serviceAccountToken', [name, all], wanted);
}

/** A claim that is made with the Pods. */
function claimExpression(
  callee: 'claimTemplate' | 'ephemeralClaim',
  name: Expression,
  template: unknown,
  wanted: unknown,
): Expression | undefined {
  const [metadata, spec] = [own(template, 'metadata'), own(template, 'spec')];
  const storage = own(own(own(spec, 'resources'), 'requests'), 'storage');
  const modes = own(spec, 'accessModes');
  const isUsual = Array.isArray(modes) && modes.length === 1 && modes[0] === 'ReadWriteOnce';
  const ofSpec = options(spec, '', ['storageClassName', ...(isUsual ? [] : ['accessModes']), 'volumeMode']);
  const all: Expression = {
    type: 'object',
    entries: [...ofSpec.entries, ...options(metadata, '', ['labels', 'annotations']).entries],
  };
  return helperCall(callee, [name, literal(storage), all], wanted);
}

/** A claim of a StatefulSet as a call of `claimTemplate`. */
export function claimTemplateExpression(value: unknown): Expression | undefined {
  return claimExpression('claimTemplate', literal(own(own(value, 'metadata'), 'name')), value, value);
}

/** A mount as a call of `mount`. */
export function mountExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  const { name, mountPath, ...rest } = value;
  return helperCall('mount', [literal(name), literal(mountPath), literal(rest, from)], value);
}

/** Modes of files as the octal numbers that they are known by. */
function withModes(expression: ObjectExpression): ObjectExpression {
  return octalModes(expression) as ObjectExpression;
}

/** The same expression with the modes of files as octal numbers. */
export function octalModes(expression: Expression): Expression {
  switch (expression.type) {
    case 'list':
      return { ...expression, items: expression.items.map((item) => ({ ...item, value: octalModes(item.value) })) };
    case 'object':
      return { ...expression, entries: expression.entries.map(octalEntry) };
    case 'call':
      return { ...expression, args: expression.args.map(octalModes) };
    default:
      return expression;
  }
}

function octalEntry(one: Entry): Entry {
  const { key, value } = one;
  const isMode = key === 'defaultMode' || key === 'mode';
  const isNumber = value.type === 'scalar' && Number.isInteger(value.value) && Number(value.value) >= 0;
  return { ...one, value: isMode && isNumber ? { ...value, isOctal: true } : octalModes(value) };
}
