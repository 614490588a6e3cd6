import { typedText, valueText } from '../../findings/value-text';
import { knownKinds, normalizedApiVersion } from '../../kubernetes/kinds';
import { nearest } from '../../values/nearest';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { removedKind } from './removed-kinds';
import { isServed, kindsIn } from './served-kinds';

/** The API version of each known kind, the newest one where there are several. */
const versions: ReadonlyMap<unknown, string> = new Map([
  ...knownKinds.map(({ kind, apiVersion }): [unknown, string] => [kind, apiVersion]),
  ['Ingress', 'networking.k8s.io/v1'],
  ['IngressClass', 'networking.k8s.io/v1'],
]);
/** Kinds that have gone for good. */
const gone: ReadonlyMap<unknown, string> = new Map([
  ['PodSecurityPolicy', 'remove it, and set a level of Pod Security on the Namespace instead'],
]);
/** So many kinds are named in a message. */
const most = 6;
/** API groups of Kubernetes' own, whose kinds nobody else can define: those without a domain, and these. */
const ownGroups = /^(?:[a-z0-9]+|(?:networking|rbac\.authorization|storage|scheduling)\.k8s\.io)$/;
/** What the group of an API version may be: nothing, or a domain; and how often there is a slash. */
const wellFormed = /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/|\/)?[^/]*$/;

/** What an object says that it is. */
interface SaidOfKind {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  /** Of a list. */
  readonly items?: unknown;
}

/**
 * Reports an object that says no kind, and one whose kind is not in its API version, where that is one of Kubernetes' own.
 * A kind that only an extension can have is nobody's mistake. A list without items is nothing that servers have.
 */
export function reportKind({ apiVersion, kind, items }: SaidOfKind, { kubernetes }: Target, report: Report): void {
  reportMissing('apiVersion', apiVersion, report);
  reportMissing('kind', kind, report);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') return;
  const version = normalizedApiVersion(apiVersion);
  const removed = removedKind(version, kind, kubernetes);
  const right = removed?.replacement ?? versions.get(kind);
  if (removed !== undefined) {
    reportVersion(apiVersion, kind, right, report, ` (removed in Kubernetes ${removed.in})`);
    return;
  }
  const served = isServed(version, kind);
  if (served === true && kind.endsWith('List')) {
    reportItems(items, report);
    return;
  }
  if (served === true || (served === undefined && wellFormed.test(version) && !(right !== undefined && isOwn(version))))
    return;
  if (served === undefined || right !== undefined || gone.has(kind) || kindsIn(version).length === 0)
    reportVersion(apiVersion, kind, right, report);
  else reportUnknown(version, kind, report);
}

function reportMissing(field: string, value: unknown, report: Report): void {
  if (typeof value === 'string' && value !== '') return;
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field,
    value,
    message: value === undefined || value === '' ? 'missing' : `must be a string, got ${typedText(value)}`,
    fix: field === 'kind' ? 'set it, such as kind: Deployment' : 'set it, such as apiVersion: apps/v1',
  });
}

function reportItems(items: unknown, report: Report): void {
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field: 'items',
    value: items,
    message: items === undefined ? 'missing' : `must be an array, got ${typedText(items)}`,
    fix: 'set the objects of the list, or remove it',
  });
}

function reportVersion(apiVersion: string, kind: string, right: string | undefined, report: Report, since = ''): void {
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field: 'apiVersion',
    value: apiVersion,
    message: `unknown kind ${valueText(kind)} in ${valueText(apiVersion)}${since}`,
    fix: gone.get(kind) ?? (right === undefined ? 'set an API version that servers have' : `set apiVersion: ${right}`),
  });
}

function reportUnknown(version: string, kind: string, report: Report): void {
  const near = nearest(kind, kindsIn(version));
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field: 'kind',
    value: kind,
    message: `unknown kind ${valueText(kind)} in ${valueText(version)}`,
    fix: near === undefined ? kindsText(version) : `set kind: ${near}`,
  });
}

function kindsText(version: string): string {
  const kinds = kindsIn(version);
  if (kinds.length <= most) return `set one of ${kinds.join(', ')}`;
  return `set a kind that ${valueText(version)} has, such as ${kinds.slice(0, most).join(', ')}`;
}

function isOwn(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  return slash === -1 || ownGroups.test(apiVersion.slice(0, slash));
}
