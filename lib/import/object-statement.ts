import type { Patch } from './carried';
import { octalModes } from './express-volumes';
import { below, type Call, type Entry, type Expression, literal, type Pointer } from './expression';
import { type Express, fieldsExpression, isRecord } from './field-expression';
import { labelsExpression } from './labels-expression';
import type { Manifest } from './manifest';

/** The call that constructs an `ApiObject` of a manifest in a chart of its namespace. */
export function newApiObject(chart: Expression, id: string, object: Manifest, namespace: string | undefined): Call {
  const { metadata, ...rest } = object;
  const isService =
    object.apiVersion === 'v1' && (object.kind === 'Service' || object.kind === 'ReplicationController');
  const spec: Express = (value, from) => objectExpression(value, from, isService);
  const fields = Object.keys(rest).map((key) => [key, key === 'spec' ? spec : withLabels] as const);
  const { entries } = fieldsExpression(rest, '', Object.fromEntries(fields));
  const ofMetadata = metadataEntry(metadata, namespace);
  const [head, body] = [entries.filter(({ key }) => isHead(key)), entries.filter(({ key }) => !isHead(key))];
  const props = octalModes({ type: 'object', entries: [...head, ...ofMetadata, ...body] });
  return { type: 'call', callee: 'new ApiObject', args: [chart, literal(id), props], value: undefined };
}

const isHead = (key: string | undefined) => key === 'apiVersion' || key === 'kind';

/** The namespace is that of the chart. */
function metadataEntry(metadata: unknown, namespace: string | undefined): readonly Entry[] {
  if (!isRecord(metadata)) return [];
  const { namespace: own, ...others } = metadata;
  const kept = own === namespace ? others : metadata;
  if (Object.keys(kept).length === 0) return [];
  return [{ key: 'metadata', value: withLabels(kept, '/metadata') ?? literal(kept, '/metadata'), from: ['/metadata'] }];
}

function objectExpression(value: unknown, from: Pointer, isService: boolean): Expression | undefined {
  if (!isService || !isRecord(value)) return withLabels(value, from);
  return fieldsExpression(
    value,
    from,
    Object.fromEntries(Object.keys(value).map((key) => [key, key === 'selector' ? labels : withLabels])),
  );
}

const labels: Express = (value, from) => (areLabels(value) ? labelsExpression(value, from) : undefined);

/** A value in which labels are known by the names of their fields. */
function withLabels(value: unknown, from: Pointer): Expression | undefined {
  if (Array.isArray(value)) {
    return {
      type: 'list',
      items: value.map((item, at) => {
        const place = below(from, at);
        return { value: withLabels(item, place) ?? literal(item, place), from: [place] };
      }),
    };
  }
  if (!isRecord(value)) return undefined;
  const table = Object.keys(value).map(
    (key) => [key, key === 'labels' || key === 'matchLabels' ? labels : withLabels] as const,
  );
  return fieldsExpression(value, from, Object.fromEntries(table));
}

function areLabels(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((label) => typeof label === 'string');
}

/** The call that applies JSON patches to an object of the program. */
export function addPatches(object: string, patches: readonly Patch[]): Call {
  const args = patches.map((patch): Expression => {
    const value = patch.op === 'add' ? [literal(patch.value)] : [];
    return { type: 'call', callee: `JsonPatch.${patch.op}`, args: [literal(patch.path), ...value], value: undefined };
  });
  return { type: 'call', callee: `${object}.addJsonPatch`, args, value: undefined };
}
