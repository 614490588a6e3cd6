import { child, parse } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { nearest } from '../../values/nearest';
import { own } from '../../values/own';
import type { CustomWorkload } from './custom-workload';
import { customWorkloadOf, knownCustomWorkloads } from './custom-workloads';
import { matchesOf, type PathPattern } from './path-pattern';

/** That no path which a user gives for a kind leads to a pod template of an object, but one near to it does. */
export function misplacedTemplate(object: unknown, custom: CustomWorkload): Finding | undefined {
  const { kind, templates } = custom;
  if (customWorkloadOf(object, knownCustomWorkloads) === custom) return undefined;
  if (templates.some(({ path }) => matchesOf(object, path).some(({ value }) => isTemplate(value)))) return undefined;
  for (const { path } of templates) {
    const near = nearTemplate(object, path);
    if (near !== undefined) {
      const message = `no pod template at "${path}", the path that is set for ${kind}`;
      const fix = `did you mean "${near}"?`;
      return { code: 'pod/missing-template', severity: 'error', field: '', message, fix };
    }
  }
  return undefined;
}

/** So many entries of a list or a map are looked at: they are alike. */
const most = 10;

/**
 * The path of a pod template that is near to a path: with wildcards where it has none or others, with another spelling of a
 * name, or with `template` added.
 */
export function nearTemplate(object: unknown, path: PathPattern): PathPattern | undefined {
  return search(
    object,
    parse(path).map(({ name }) => name),
    '',
  );
}

function search(value: unknown, names: readonly string[], path: PathPattern): PathPattern | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [name, ...deeper] = names;
  const rest = name === '*' ? deeper : names;
  if (Array.isArray(value)) {
    return first(value, (item) => (Array.isArray(item) ? undefined : search(item, rest, `${path}[*]`)));
  }
  if (name === undefined) {
    if (isTemplate(value)) return path;
    const template = own(value, 'template');
    return isTemplate(template) ? child(path, 'template') : undefined;
  }
  const inMap = () => first(Object.values(value), (entry) => atName(entry, rest, `${path}.*`));
  return name === '*' ? (inMap() ?? search(value, deeper, path)) : (atName(value, names, path) ?? inMap());
}

/** What stands at the first name, or at one that is spelled alike. */
function atName(value: unknown, [name = '', ...deeper]: readonly string[], path: PathPattern): PathPattern | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const spelled = own(value, name) === undefined ? nearest(name, Object.keys(value)) : name;
  return spelled === undefined ? undefined : search(own(value, spelled), deeper, child(path, spelled));
}

function first<Item>(items: readonly Item[], find: (item: Item) => PathPattern | undefined): PathPattern | undefined {
  for (const item of items.slice(0, most)) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isTemplate(value: unknown): boolean {
  return Array.isArray(own(own(value, 'spec'), 'containers'));
}
