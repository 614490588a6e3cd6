import { key } from '../../../findings/field-path';
import { own } from '../../../values/own';
import { forbidden, type Report } from '../../report/report';

const appArmor = 'container.apparmor.security.beta.kubernetes.io/';
const mirror = 'kubernetes.io/config.mirror';

type Annotations = Readonly<Record<string, string>>;

/** Annotations of a Pod that say what its containers are started with stay as they are. */
export function validateAnnotationUpdates(annotations: Annotations = {}, old: Annotations = {}, report: Report): void {
  const names = new Set([...Object.keys(old), ...Object.keys(annotations)]);
  for (const name of names) {
    if (name !== mirror && !name.startsWith(appArmor)) continue;
    const [value, before] = [own(annotations, name), own(old, name)];
    if (value === before) continue;
    const was = before === undefined ? 'was absent' : 'was there with another value, or is missing';
    report(
      forbidden('api/pod-annotation', key('metadata.annotations', name), {
        value,
        message: `must not change in a Pod that exists: ${was}`,
        fix: 'delete the Pod and create it again',
      }),
    );
  }
}
