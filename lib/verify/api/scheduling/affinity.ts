import { child, type FieldPath, index } from '../../../findings/field-path';
import type { PodAffinity, PodAffinityTerm, PodAntiAffinity } from '../../../kubernetes/generated/types';
import { type Report, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel } from '../formats/name-format';
import { validateLabelSelector } from '../metadata/label-selector';
import { validateLabelKey } from '../metadata/labels';
import { validateWeight } from './affinity-weight';
import { validateMatchLabelKeys } from './match-label-keys';
import { validateNodeAffinity } from './node-affinity';

/**
 * Where a Pod would like to run, by nodes and by other Pods.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export function validateAffinity({ spec, path, target, report }: PodContext): void {
  const { affinity } = spec;
  if (affinity === undefined) return;
  const place = child(path, 'affinity');
  validateNodeAffinity(affinity.nodeAffinity, child(place, 'nodeAffinity'), target, report);
  validatePodAffinity(affinity.podAffinity, child(place, 'podAffinity'), report);
  validatePodAffinity(affinity.podAntiAffinity, child(place, 'podAntiAffinity'), report);
}

const requiredTerms = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferredTerms = 'preferredDuringSchedulingIgnoredDuringExecution';

function validatePodAffinity(
  affinity: PodAffinity | PodAntiAffinity | undefined,
  path: FieldPath,
  report: Report,
): void {
  if (affinity === undefined) return;
  for (const [at, term] of (affinity[requiredTerms] ?? []).entries()) {
    validateTerm(term, index(child(path, requiredTerms), at), report);
  }
  for (const [at, term] of (affinity[preferredTerms] ?? []).entries()) {
    const place = index(child(path, preferredTerms), at);
    validateWeight(term.weight, child(place, 'weight'), report);
    validateTerm(term.podAffinityTerm, child(place, 'podAffinityTerm'), report);
  }
}

const noTerm: Partial<PodAffinityTerm> = {};

function validateTerm(
  {
    labelSelector,
    namespaceSelector,
    namespaces,
    matchLabelKeys,
    mismatchLabelKeys,
    topologyKey,
  }: Partial<PodAffinityTerm> = noTerm,
  path: FieldPath,
  report: Report,
): void {
  validateLabelSelector(labelSelector, child(path, 'labelSelector'), {}, report);
  validateLabelSelector(namespaceSelector, child(path, 'namespaceSelector'), {}, report);
  for (const [at, namespace] of (namespaces ?? []).entries()) {
    // The server omits the s and the index.
    const serverField = child(path, 'namespace');
    checkName(namespace, isLabel, index(child(path, 'namespaces'), at), report, { serverField });
  }
  validateMatchLabelKeys(matchLabelKeys, mismatchLabelKeys, labelSelector, path, report);
  const field = child(path, 'topologyKey');
  if ((topologyKey ?? '') === '') report(required('api/topology-key', field, topologyKeyWords));
  validateLabelKey(topologyKey ?? '', field, report);
}

/** What is said where the label of nodes that tells one domain from the other is missing. */
export const topologyKeyWords = {
  message: 'missing',
  fix: 'set topology.kubernetes.io/zone or kubernetes.io/hostname',
};
