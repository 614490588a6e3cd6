import { parseKubernetesVersion } from '../../../kubernetes/version';
import { decode } from '../../shape/decode';
import { targetOf } from '../../target/target';
import { other } from '../facts/example-objects';
import { practices, type Reviewed, type Reviewing } from '../practices';

export type Options = Pick<Reviewed, 'drains'> & { readonly kubernetes?: string; readonly of?: Reviewing };

/** The findings, as `index code field`. */
export function found(
  objects: readonly object[],
  { kubernetes = '1.35', of = 'default', ...more }: Options = {},
): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const decoded = objects.map((object) => decode(object, target, () => {}));
  return practices({ manifests: objects, target, decoded, ...more }, of).map(
    ({ index, finding }) => `${index} ${finding.code} ${finding.field}`,
  );
}

export const inNamespace = (object: object, namespace: string) => ({
  ...object,
  metadata: { ...(object as { readonly metadata: object }).metadata, namespace },
});
export const at = (container: string, field: string) => `spec.template.spec.containers[${container}].${field}`;
export const sidecar = (more: object) => ({ initContainers: [other('proxy', { restartPolicy: 'Always', ...more })] });
export const get = (port: number | string) => ({ httpGet: { port } });
