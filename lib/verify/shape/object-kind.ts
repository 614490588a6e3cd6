import { found } from '../../kubernetes/found';
import { roots } from '../../kubernetes/generated/field-table';
import type { Report } from '../report';

/** Kinds of the field table, and the API version that has each. */
const versions: ReadonlyMap<unknown, string> = new Map(
  Object.keys(roots).map((root) => {
    const [version = '', kind = ''] = root.split(' ');
    return [kind, version] as const;
  }),
);
/** API groups of Kubernetes' own, whose kinds nobody else can define: those without a domain, and these. */
const ownGroups = /^(?:[a-z0-9]+|(?:networking|rbac\.authorization|storage|scheduling)\.k8s\.io)$/;

/**
 * Reports an object that says no kind, and one whose kind is in another API version of Kubernetes' own. A kind that is not
 * known here is nobody's mistake.
 */
export function reportKind(apiVersion: unknown, kind: unknown, report: Report): void {
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (typeof value === 'string' && value !== '') continue;
    report({
      code: 'shape/unknown-kind',
      severity: 'error',
      field,
      value,
      message: `must say which kind of object this is, but is ${found(value)}`,
      fix: 'write it, as in apiVersion: apps/v1, kind: Deployment',
    });
  }
  const right = versions.get(kind);
  if (typeof apiVersion !== 'string' || right === undefined || apiVersion === '' || !isOwn(apiVersion)) return;
  report({
    code: 'shape/unknown-kind',
    severity: 'error',
    field: 'apiVersion',
    value: apiVersion,
    message: `there is no ${kind} in ${apiVersion}`,
    fix: `write apiVersion: ${right}`,
  });
}

function isOwn(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  return slash === -1 || ownGroups.test(apiVersion.slice(0, slash));
}
