import { typedText, valueText } from '../../findings/value-text';
import { knownKinds, normalizedApiVersion } from '../../kubernetes/kinds';
import { nearest } from '../../values/nearest';
import type { Report } from '../report/report';
import { isServed, kindsIn } from './served-kinds';

/** The API version of each known kind, the newest one where there are several. */
const versions: ReadonlyMap<unknown, string> = new Map([
  ...knownKinds.map(({ kind, apiVersion }): [unknown, string] => [kind, apiVersion]),
  ['Ingress', 'networking.k8s.io/v1'],
  ['IngressClass', 'networking.k8s.io/v1'],
]);
/** Kinds that no supported release has. */
const removed: ReadonlyMap<unknown, string> = new Map([
  ['PodSecurityPolicy', 'remove it; since Kubernetes 1.25, set a level of Pod Security on the Namespace instead'],
]);
/** API groups of Kubernetes' own, whose kinds nobody else can define: those without a domain, and these. */
const ownGroups = /^(?:[a-z0-9]+|(?:networking|rbac\.authorization|storage|scheduling)\.k8s\.io)$/;
/** What the group of an API version may be: nothing, or a domain; and how often there is a slash. */
const wellFormed = /^(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/|\/)?[^/]*$/;

/**
 * Reports an object that says no kind, and one whose kind is not in its API version, where that is one of Kubernetes' own.
 * A kind that only an extension can have is nobody's mistake.
 */
export function reportKind(apiVersion: unknown, kind: unknown, report: Report): void {
  reportMissing('apiVersion', apiVersion, report);
  reportMissing('kind', kind, report);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') return;
  const version = normalizedApiVersion(apiVersion);
  const right = versions.get(kind);
  const served = isServed(version, kind);
  if (served === true || (served === undefined && wellFormed.test(version) && !(right !== undefined && isOwn(version))))
    return;
  if (served === undefined || right !== undefined || removed.has(kind) || kindsIn(version).length === 0)
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

function reportVersion(apiVersion: string, kind: string, right: string | undefined, report: Report): void {
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field: 'apiVersion',
    value: apiVersion,
    message: `unknown kind ${valueText(kind)} in ${valueText(apiVersion)}`,
    fix:
      removed.get(kind) ?? (right === undefined ? 'set an API version that servers have' : `set apiVersion: ${right}`),
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
    fix: near === undefined ? `set one of ${kindsIn(version).join(', ')}` : `set kind: ${near}`,
  });
}

function isOwn(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  return slash === -1 || ownGroups.test(apiVersion.slice(0, slash));
}
