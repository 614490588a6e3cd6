import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Container, EphemeralContainer } from '../../../kubernetes/generated/types';
import { duplicate, invalid, notSupported, type Report, required } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { PodContext } from '../context/pod-context';

const resources: ReadonlySet<string> = new Set(['cpu', 'memory']);
const policies: ReadonlySet<string> = new Set(['NotRequired', 'RestartContainer']);
const withoutRestart: ReadonlySet<string> = new Set(['NotRequired']);

const initContainer = /\.initContainers\[\d+\]$/;

/**
 * What a change of a container's resources does to it. Of most errors the server prints the path of the list.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export function validateResizePolicy(
  { resizePolicy: list = [], restartPolicy: ofContainer }: Container | EphemeralContainer,
  container: FieldPath,
  { spec, target, report }: PodContext,
): void {
  const path = `${container}.resizePolicy`;
  const runsOnce = initContainer.test(container) && ofContainer !== 'Always' && target.since('1.36');
  const fitting = spec.restartPolicy === 'Never' || runsOnce ? withoutRestart : policies;
  const seen = new Set<string>();
  for (let at = 0; at < list.length; at += 1) {
    const { resourceName = '', restartPolicy = '' }: Entry = list[at] ?? {};
    const field = `${path}[${at}]`;
    if (seen.has(resourceName)) {
      const message = `duplicate policy for ${valueText(resourceName)}`;
      report(duplicate('api/resize-policy', field, { message, value: resourceName, fix: 'remove one of them' }));
    }
    seen.add(resourceName);
    validateChoice(resourceName, resources, `${field}.resourceName`, path, report);
    validateChoice(restartPolicy, policies, `${field}.restartPolicy`, path, report, fitting);
    if (spec.restartPolicy !== 'Never' || restartPolicy === 'NotRequired' || !target.since('1.29')) continue;
    report(
      invalid('api/resize-policy', `${field}.restartPolicy`, {
        message: `must be NotRequired when the Pod's restartPolicy is Never, got ${valueText(restartPolicy)}`,
        value: restartPolicy,
        fix: 'set NotRequired',
        serverField: path,
      }),
    );
  }
}

/** What init containers must not set: any policy while the feature was new, and since 1.36 a restart. */
export function validateInitResizePolicy(
  { resizePolicy, restartPolicy }: Container,
  path: FieldPath,
  { target, report }: PodContext,
): void {
  if (resizePolicy === undefined || resizePolicy.length === 0) return;
  if (!target.since('1.33') || !target.gate('InPlacePodVerticalScaling')) {
    const kind = restartPolicy === 'Always' ? 'a sidecar' : 'an init container';
    const message = `must not be set on ${kind} in the target release`;
    report(invalid('api/resize-policy', path, { message, value: resizePolicy, fix: 'remove it' }));
  }
  if (restartPolicy === 'Always' || !target.since('1.36')) return;
  for (let at = 0; at < resizePolicy.length; at += 1) {
    if (resizePolicy[at]?.restartPolicy !== 'RestartContainer') continue;
    const message = 'must be NotRequired on an init container that is not a sidecar, got "RestartContainer"';
    const field = `${path}[${at}].restartPolicy`;
    report(invalid('api/resize-policy', field, { message, value: 'RestartContainer', fix: 'set NotRequired' }));
  }
}

/** An entry, before it is known that it is whole. */
interface Entry {
  readonly resourceName?: string;
  readonly restartPolicy?: string;
}

function validateChoice(
  value: string,
  allowed: ReadonlySet<string>,
  field: FieldPath,
  serverField: FieldPath,
  report: Report,
  fitting = allowed,
): void {
  if (allowed.has(value)) return;
  const words = { ...unsupported(value, allowed, fitting), serverField };
  if (value !== '') report(notSupported('api/resize-policy', field, words));
  else {
    const message = 'missing';
    report(required('api/resize-policy', field, { message, fix: `set ${[...allowed].join(' or ')}`, serverField }));
  }
}
