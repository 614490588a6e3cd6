import { deployment, template } from '../../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { refused } from '../../update/testdata/update-findings';

const of = (spec: object, metadata: object = {}, image = 'web:1') =>
  deployment({
    template: {
      ...template({ containers: [{ name: 'web', image }], ...spec }),
      metadata: { labels: { app: 'web' }, ...metadata },
    },
  });
const path = 'spec.template.spec';

describe('what is wrong in a pod template and was so before', () => {
  it.each<[string, KubernetesVersion, object, object | undefined, string]>([
    [
      'a cost of deletion',
      '1.37',
      {},
      { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '+1' } },
      'spec.template.metadata.annotations[controller.kubernetes.io/pod-deletion-cost]',
    ],
    [
      'a sysctl of the node in its network',
      '1.37',
      { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } },
      undefined,
      `${path}.securityContext.sysctls[0].name`,
    ],
    [
      'values of a selector',
      '1.37',
      {
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              {
                topologyKey: 'zone',
                labelSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] },
              },
            ],
          },
        },
      },
      undefined,
      `${path}.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values[0]`,
    ],
  ])('is tolerated, and refused where it is new: %s', (_, kubernetes, spec, metadata, field) => {
    expect(refused(of(spec, metadata), of(spec, metadata, 'web:2'), kubernetes)).toEqual([]);
    expect(refused(of({}), of(spec, metadata), kubernetes)).toEqual([expect.stringContaining(field)]);
  });

  it('is refused where servers do not tolerate it', () => {
    const wrong = of({ hostname: 'A_b' });
    expect(refused(wrong, of({ hostname: 'A_b' }, {}, 'web:2'))).toEqual([`FieldValueInvalid ${path}.hostname`]);
  });

  it('is tolerated from the release on that does so', () => {
    const node = {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] }],
          },
        },
      },
    };
    const field = `${path}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values[0]`;
    expect(refused(of(node), of(node, {}, 'web:2'), '1.33')).toEqual([]);
    expect(refused(of({}), of(node), '1.33')).toEqual([`FieldValueInvalid ${field}`]);
  });
});
