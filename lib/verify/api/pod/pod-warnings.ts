import { child, type FieldPath, index, key as keyPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { isWhole } from '../../../kubernetes/amounts';
import type { PodAffinityTerm, PodSpec } from '../../../kubernetes/generated/types';
import { wholeBytesFix } from '../../../kubernetes/quantity-fix';
import { equal } from '../../../values/equal';
import { profileOfAnnotation } from '../../defaults/app-armor';
import { givenName } from '../../defaults/given-name';
import type { Report } from '../../report/report';
import { warning } from '../../report/warning';
import { warnOfContainers } from '../container/container-warnings';
import { eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';
import { warnIp } from '../formats/ip';
import { isLabel } from '../formats/name-format';
import { warnOfNodeLabels } from '../scheduling/deprecated-labels';
import { warnOfVolumes } from '../volumes/volume-warnings';
import { appArmorAnnotation, seccompContainerAnnotation, seccompPodAnnotation } from './pod-annotations';

/** What a server takes in a Pod or template and warns of. */
export function warnOfPod(context: PodContext): void {
  const { spec, path, target, report } = context;
  warnOfNodeLabels(context);
  warnOfMissingSelectors(spec, path, report);
  warnOfAnnotations(context);
  warnOfVolumes(context);
  if (spec.hostAliases !== undefined) warnOfHostAliases(context);
  if (spec.imagePullSecrets !== undefined) warnOfPullSecrets(context);
  if (spec.overhead !== undefined) warnOfOverhead(spec.overhead, child(path, 'overhead'), report);
  warnOfContainers(context);
  const seconds = spec.terminationGracePeriodSeconds;
  if (seconds !== undefined && seconds < 0) {
    const field = child(path, 'terminationGracePeriodSeconds');
    report(
      warning('api/grace-period', field, `negative values count as 1, got ${valueText(seconds)}`, 'set 1 or more'),
    );
  }
  if (!target.since('1.33')) return;
  for (const [at, nameserver] of (spec.dnsConfig?.nameservers ?? []).entries()) {
    warnIp(nameserver, index(child(path, 'dnsConfig.nameservers'), at), target, report);
  }
}

/** The name of a Pod is its host name too, which cannot have dots and has at most 63 bytes. */
export function warnOfPodName({ metadata, report }: PodContext): void {
  const name = givenName(metadata);
  if (name === '' || isLabel(name).length === 0) return;
  const message = `not a valid host name for the Pod: must be a DNS label, got ${valueText(name)}`;
  report(warning('api/pod-name', 'metadata.name', message, 'use at most 63 characters without dots'));
}

function warnOfMissingSelectors(
  { affinity, topologySpreadConstraints }: PodSpec,
  path: FieldPath,
  report: Report,
): void {
  for (const [at, { labelSelector }] of (topologySpreadConstraints ?? []).entries()) {
    if (labelSelector === undefined) report(selectsNothing(index(child(path, 'topologySpreadConstraints'), at)));
  }
  if (affinity === undefined) return;
  for (const name of ['podAffinity', 'podAntiAffinity'] as const) {
    const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution } =
      affinity[name] ?? {};
    const place = child(path, `affinity.${name}`);
    for (const [at, term] of (needed ?? []).entries()) {
      warnOfTerm(term, index(child(place, 'requiredDuringSchedulingIgnoredDuringExecution'), at), report);
    }
    for (const [at, { podAffinityTerm }] of (preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      const term = index(child(place, 'preferredDuringSchedulingIgnoredDuringExecution'), at);
      warnOfTerm(podAffinityTerm, child(term, 'podAffinityTerm'), report);
    }
  }
}

function warnOfTerm(term: PodAffinityTerm | undefined, path: FieldPath, report: Report): void {
  if (term?.labelSelector === undefined) report(selectsNothing(path));
}

function selectsNothing(path: FieldPath) {
  const field = child(path, 'labelSelector');
  return warning(
    'api/no-selector',
    field,
    'missing labelSelector: the term matches no Pod',
    'set a labelSelector, or {} for every Pod',
  );
}

/** Annotations that nothing reads any more. */
const deprecated: ReadonlyMap<string, string> = new Map([
  ['scheduler.alpha.kubernetes.io/critical-pod', 'priorityClassName'],
  ['security.alpha.kubernetes.io/sysctls', 'securityContext.sysctls'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'securityContext.sysctls'],
]);

function warnOfAnnotations(context: PodContext): void {
  const { spec, metadata, kind, target, report } = context;
  const annotations = metadata?.annotations;
  if (annotations === undefined) return;
  const path = child(kind === 'Pod' ? '' : context.path.slice(0, -'.spec'.length), 'metadata.annotations');
  const warn = (name: string, instead: string, state = 'is ignored') => {
    const message = `annotation ${valueText(name)} ${state}`;
    report(warning('api/deprecated-annotation', keyPath(path, name), message, `use ${instead}`));
  };
  for (const [name, instead] of deprecated) if (Object.hasOwn(annotations, name)) warn(name, instead);
  const ofPod = spec.securityContext;
  if (ofPod?.seccompProfile === undefined && Object.hasOwn(annotations, seccompPodAnnotation)) {
    warn(seccompPodAnnotation, 'securityContext.seccompProfile');
  }
  // A Pod's AppArmor annotations are fields by now.
  const appArmor = kind !== 'Pod' && target.gate('AppArmorFields');
  eachContainer(spec, ({ name, securityContext }) => {
    const seccomp = seccompContainerAnnotation + (name ?? '');
    if (securityContext?.seccompProfile === undefined && Object.hasOwn(annotations, seccomp)) {
      warn(seccomp, 'securityContext.seccompProfile');
    }
    const annotation = appArmorAnnotation + (name ?? '');
    const isFieldMissing = appArmor && securityContext?.appArmorProfile === undefined;
    if (isFieldMissing && Object.hasOwn(annotations, annotation)) {
      const { appArmorProfile } = ofPod ?? {};
      // The Pod's own profile may say the same; for servers up to 1.33, whatever it says is enough.
      const isSame = !target.since('1.34') || equal(appArmorProfile, profileOfAnnotation(annotations[annotation]));
      if (appArmorProfile !== undefined && isSame) return;
      const state = 'is deprecated since Kubernetes 1.30: servers copy it to appArmorProfile of the container';
      warn(annotation, 'securityContext.appArmorProfile', state);
    }
  });
}

function warnOfHostAliases({ spec, path, target, report }: PodContext): void {
  const seen = new Set<string>();
  for (const [at, { ip }] of (spec.hostAliases ?? []).entries()) {
    const field = child(index(child(path, 'hostAliases'), at), 'ip');
    const address = ip ?? '';
    if (seen.has(address)) {
      report(warning('api/duplicate-entry', field, `duplicate address ${valueText(address)}`, 'merge the entries'));
    }
    seen.add(address);
    if (target.since('1.33')) warnIp(address, field, target, report);
  }
}

function warnOfPullSecrets({ spec, path, report }: PodContext): void {
  const seen = new Set<string>();
  for (const [at, secret] of (spec.imagePullSecrets ?? []).entries()) {
    const name = secret.name ?? '';
    const field = child(index(child(path, 'imagePullSecrets'), at), 'name');
    if (seen.has(name))
      report(warning('api/duplicate-entry', field, `duplicate name ${valueText(name)}`, 'remove one of them'));
    seen.add(name);
    if (name === '')
      report(warning('api/pull-secret', field, 'missing name', 'set the name of a Secret, or remove it'));
  }
}

function warnOfOverhead(overhead: NonNullable<PodSpec['overhead']>, path: FieldPath, report: Report): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    const value = overhead[name];
    if (value === undefined || isWhole(value)) continue;
    const message = `must be whole bytes, got ${valueText(value)}`;
    report(warning('api/fractional-bytes', keyPath(path, name), message, wholeBytesFix(value)));
  }
}
