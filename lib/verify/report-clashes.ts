import { clashes } from '../anatomy/clashes';
import { saysAnythingTwice } from '../anatomy/repeats';
import type { Finding, Reason } from '../findings/finding';
import { podTemplateOf, templateFieldPath } from '../kubernetes/pod-template';
import { keepOnly } from '../values/append';
import type { Decoding } from './shape/decode';

/**
 * What the server warns of where two places clash, at the entry that the clash is in. That a variable is hidden is all
 * that there is to say; that two containers want one port is more than that it is declared twice.
 */
const warnings: ReadonlyMap<string, { readonly code: string; readonly saysAll: boolean }> = new Map([
  ['pod/env-clash', { code: 'api/duplicate-env', saysAll: true }],
  ['pod/port-clash', { code: 'api/duplicate-port', saysAll: false }],
  ['pod/port-name-clash', { code: 'api/duplicate-port-name', saysAll: false }],
]);

/**
 * Whether containers may clash. Most do not, which is known without a list of all that they have. To be called before
 * defaults are set, which copy ports.
 */
export function mayClash({ decoded, isUnchanged }: Decoding): boolean {
  // Decoded objects are of few shapes, and quicker to read than the manifest.
  return !isUnchanged || saysAnythingTwice(podTemplateOf(decoded)?.template.spec);
}

/**
 * What containers do to each other, where no API rule said the same of the object already: each is said once. Where a
 * clash says more than a warning of the server does, it takes its place.
 */
export function reportClashes(object: object, findings: Finding[]): void {
  const place = podTemplateOf(object);
  if (place === undefined) return;
  const { kind, template } = place;
  const found = clashes(template, { called: (field) => templateFieldPath(kind, field) });
  if (found.length === 0) return;
  const said = new Set(findings.map(({ reason, field, serverField }) => cause(reason, serverField ?? field)));
  const warned = new Map(findings.map((finding) => [`${finding.code} ${finding.field}`, finding]));
  const replaced = new Set<Finding>();
  for (const clash of found) {
    const field = templateFieldPath(kind, clash.field);
    const serverField = templateFieldPath(kind, clash.serverField ?? clash.field);
    if (clash.reason !== undefined && said.has(cause(clash.reason, serverField))) continue;
    const warning = warnings.get(clash.code);
    const known = warned.get(`${warning?.code} ${entryOf(field)}`);
    if (known !== undefined && warning?.saysAll === true) continue;
    if (known !== undefined) replaced.add(known);
    said.add(cause(clash.reason, serverField));
    findings.push({ ...clash, field, ...(clash.serverField !== undefined && { serverField }) });
  }
  if (replaced.size > 0) keepOnly(findings, (finding) => !replaced.has(finding));
}

/** What says less than an error at the same field does: of a name, for one, which has to be another one anyway. */
const saysLess: ReadonlyMap<string, readonly string[]> = new Map([
  ['app/selector', ['api/pod-name', 'api/name-in-host-names']],
  ['app/autoscaler-target', ['practice/autoscaler-target', 'practice/two-autoscalers']],
  ['app/disruption-budget', ['practice/disruption-budget', 'practice/two-disruption-budgets']],
]);

/**
 * Whether a finding is one of some that were found before, or says less of the same: what the server says where one of
 * those is a clash, or the practice about a container for whose sake the target has to have native sidecars.
 */
export function coveredBy(before: readonly Finding[]): (finding: Finding) => boolean {
  const said = new Set(
    before.flatMap(({ code, field }) => {
      const warning = warnings.get(code);
      const less = saysLess.get(code) ?? [];
      return [
        ...[code, ...less].map((one) => `${one} ${field}`),
        ...(warning === undefined ? [] : [`${warning.code} ${entryOf(field)}`]),
      ];
    }),
  );
  const refused = new Set(
    before.flatMap(({ reason, field, serverField }) =>
      reason === undefined ? [] : [cause(reason, serverField ?? field)],
    ),
  );
  const needy = new Set(before.flatMap(({ code, value }) => (code === 'pod/needs-native-sidecars' ? value : [])));
  return ({ code, field, serverField, value, reason }) =>
    said.has(`${code} ${field}`) ||
    (reason !== undefined && refused.has(cause(reason, serverField ?? field))) ||
    (code === 'practice/job-sidecar' && needy.has(value));
}

function cause(reason: Reason | undefined, field: string): string {
  return `${reason} ${field}`;
}

/** The entry of a list that a field of it is in: `ports[1]` of `ports[1].name`. */
function entryOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}
