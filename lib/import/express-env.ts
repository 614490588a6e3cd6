import { own } from '../values/own';
import { below, type Entry, type Expression, literal, type Pointer } from './expression';
import { eachItem, entry, fieldsExpression, isRecord, options } from './field-expression';
import { helperCall } from './helper-calls';

/** Environment variables as a call of `env`, or else as a list of them. */
export function envExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const entries = value.map((variable, at): Entry | undefined => variableEntry(variable, below(from, at)));
  const record = entries.every((one) => one !== undefined)
    ? helperCall('env', [{ type: 'object', entries }], value)
    : undefined;
  return record ?? eachItem(variableExpression)(value, from);
}

function variableEntry(variable: unknown, from: Pointer): Entry | undefined {
  const [name, value, valueFrom] = ['name', 'value', 'valueFrom'].map((field) => own(variable, field));
  if (typeof name !== 'string') return undefined;
  if (valueFrom === undefined) return { key: name, value: literal(value), from: [from] };
  const at = below(from, 'valueFrom');
  return { key: name, value: sourceExpression(valueFrom, at) ?? literal(valueFrom, at), from: [from] };
}

function variableExpression(variable: unknown, from: Pointer): Expression | undefined {
  return isRecord(variable) ? fieldsExpression(variable, from, { valueFrom: sourceExpression }) : undefined;
}

const envField =
  /^(?:metadata\.(?:name|namespace|uid|(?:labels|annotations)\['.*'\])|spec\.(?:nodeName|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/;
const resourceField = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-.*)$/;

/** Where a variable's value comes from. */
function sourceExpression(value: unknown, from: Pointer): Expression | undefined {
  if (!isRecord(value)) return undefined;
  const { secretKeyRef, configMapKeyRef, fieldRef } = value;
  for (const [callee, source] of [
    ['fromSecret', secretKeyRef],
    ['fromConfigMap', configMapKeyRef],
  ] as const) {
    if (source === undefined) continue;
    const args = [literal(own(source, 'name')), literal(own(source, 'key')), options(source, from, ['optional'])];
    return helperCall(callee, args, value);
  }
  if (fieldRef === undefined) return resourceExpression(value, from);
  const path = own(fieldRef, 'fieldPath');
  return envField.test(String(path)) ? helperCall('fromField', [literal(path)], value) : undefined;
}

/** A request or limit, as the value of a variable or the content of a file. */
function resourceExpression(value: unknown, from: Pointer): Expression | undefined {
  const source = own(value, 'resourceFieldRef');
  const name = own(source, 'resource');
  if (!resourceField.test(String(name))) return undefined;
  return helperCall('fromResource', [literal(name), options(source, from, ['containerName', 'divisor'])], value);
}

/** A property that is a source of a value in a file of the downward API. */
export function downwardEntry(item: unknown, from: Pointer): Entry | undefined {
  const [path, fieldRef] = ['path', 'fieldRef'].map((field) => own(item, field));
  if (typeof path !== 'string') return undefined;
  const { path: _path, ...source } = item as Record<string, unknown>;
  if (fieldRef === undefined) return entry(path, source, from, resourceExpression);
  const field = own(fieldRef, 'fieldPath');
  const isFile =
    /^metadata\./.test(String(field)) &&
    (envField.test(String(field)) || /^metadata\.(labels|annotations)$/.test(String(field)));
  return isFile ? { key: path, value: literal(field), from: [from] } : undefined;
}
