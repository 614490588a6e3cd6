import { parseKubernetesVersion } from '../../../kubernetes/version';
import { type Decoded, decode } from '../../shape/decode';
import { type Target, targetOf } from '../../target/target';
import { other } from '../facts/example-objects';
import { forApps } from '../facts/for-apps';
import { practices, type Reviewed, type Reviewing, reviewOf } from '../practices';

export type Options = Pick<Reviewed, 'drains'> & { readonly kubernetes?: string; readonly of?: Reviewing };

/** The findings, as `index code field`. */
export function found(
  objects: readonly object[],
  { kubernetes = '1.35', of = 'default', ...more }: Options = {},
): readonly string[] {
  const target = targetOf(parseKubernetesVersion(kubernetes));
  const decoded = objects.map((object) => decode(object, target, () => {}));
  expectSame(objects, decoded, target);
  return practices({ manifests: objects, target, decoded, ...more }, of).map(
    ({ index, finding }) => `${index} ${finding.code} ${finding.field}`,
  );
}

/** Checks that nothing depends on what is not kept of an object. */
function expectSame(manifests: readonly object[], decoded: readonly (Decoded | undefined)[], target: Target): void {
  const review = reviewOf('all');
  const kept = manifests.map((manifest, at) => {
    const known = decoded[at];
    return JSON.parse(JSON.stringify(forApps(known ?? manifest, known !== undefined)));
  });
  const small = decoded.map((one, at) => (one === undefined ? undefined : kept[at]));
  expect(review.together({ manifests: kept, decoded: small }, () => target)).toEqual(
    review.together({ manifests, decoded }, () => target),
  );
}

export const inNamespace = (object: object, namespace: string) => ({
  ...object,
  metadata: { ...(object as { readonly metadata: object }).metadata, namespace },
});
export const at = (container: string, field: string) => `spec.template.spec.containers[${container}].${field}`;
export const sidecar = (more: object) => ({ initContainers: [other('proxy', { restartPolicy: 'Always', ...more })] });
export const get = (port: number | string) => ({ httpGet: { port } });
