import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

const labels = { app: 'web', tier: 'front' };
const containers = [{ name: 'web', image: 'nginx' }];

function pod(spec: object): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels }, spec: { containers, ...spec } };
}

function template(spec: object): object {
  const metadata = { name: 'web' };
  return {
    apiVersion: 'v1',
    kind: 'PodTemplate',
    metadata,
    template: { metadata: { labels }, spec: { containers, ...spec } },
  };
}

/** What the server refuses, as it prints it, below the spec. */
function refusals(object: object, kubernetes: KubernetesVersion = '1.35'): readonly string[] {
  return verify(object, { kubernetes, practices: false })
    .filter(({ reason }) => reason !== undefined)
    .map(({ reason, serverField, field }) => {
      const below = (serverField ?? field).replace(/^(?:template\.)?spec\./, '');
      return `${reason?.slice('FieldValue'.length)} ${below.replace('DuringSchedulingIgnoredDuringExecution', '…')}`;
    });
}

const spread = (more: object) => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...more }],
});
const toPods = (more: object) => ({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', ...more }] } },
});
const toNodes = (matchExpressions: readonly object[], matchFields: readonly object[] = []) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions, matchFields }] },
    },
  },
});

describe('matchLabelKeys of a spread constraint', () => {
  const selecting = spread({ labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] });

  it('are rejected when they are in the selector, until 1.33', () => {
    expect(refusals(pod(selecting), '1.33')).toEqual(['Invalid topologySpreadConstraints[0].matchLabelKeys[0]']);
    expect(refusals(template(selecting), '1.33')).toEqual(['Invalid topologySpreadConstraints[0].matchLabelKeys[0]']);
  });

  it('are merged into the selector of a Pod, not of a template, since 1.34', () => {
    expect(refusals(pod(selecting), '1.34')).toEqual(['Invalid topologySpreadConstraints[0][0]']);
    expect(refusals(template(selecting), '1.34')).toEqual([]);
    expect(refusals(pod(spread({ labelSelector: {}, matchLabelKeys: ['app'] })), '1.34')).toEqual([]);
  });

  it('require a selector', () => {
    const alone = spread({ matchLabelKeys: ['a b'] });
    const forbidden = 'Forbidden topologySpreadConstraints[0].matchLabelKeys';
    expect(refusals(pod(alone), '1.33')).toEqual([forbidden, 'Invalid topologySpreadConstraints[0].matchLabelKeys[0]']);
    expect(refusals(pod(alone), '1.34')).toEqual([forbidden]);
  });
});

describe('a spread constraint', () => {
  it('rejects maxSkew and minDomains below 1', () => {
    expect(refusals(pod(spread({ labelSelector: {}, maxSkew: 0, minDomains: 0 })))).toEqual([
      'Invalid topologySpreadConstraints[0].maxSkew',
      'Invalid topologySpreadConstraints[0].minDomains',
    ]);
  });

  it('rejects a duplicate constraint', () => {
    const [constraint] = spread({ labelSelector: {} }).topologySpreadConstraints;
    expect(refusals(pod({ topologySpreadConstraints: [constraint, constraint] }))).toEqual([
      'Duplicate topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}',
    ]);
  });
});

describe('affinity to Pods', () => {
  const term = 'affinity.podAffinity.required…[0]';

  it('requires topologyKey', () => {
    expect(refusals(pod(toPods({ topologyKey: '' })))).toEqual([
      `Required ${term}.topologyKey`,
      `Invalid ${term}.topologyKey`,
    ]);
  });

  it('reports namespaces without an index', () => {
    expect(refusals(pod(toPods({ namespaces: ['a', 'b_'] })))).toEqual([`Invalid ${term}.namespace`]);
  });

  it('rejects duplicate keys, and keys in both matchLabelKeys and mismatchLabelKeys', () => {
    const keys = { labelSelector: { matchLabels: { app: 'x' } }, matchLabelKeys: ['tier', 'app'] };
    expect(refusals(pod(toPods(keys)), '1.30')).toEqual([]);
    expect(refusals(pod(toPods(keys)), '1.31')).toEqual([`Invalid ${term}[1]`]);
    const both = { labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] };
    expect(refusals(pod(toPods(both)))).toEqual([`Invalid ${term}.matchLabelKeys[0]`]);
  });

  it.each([
    [0, 1],
    [1, 0],
    [100, 0],
    [101, 1],
  ])('checks the weight %d: %d findings', (weight, count) => {
    const podAffinityTerm = { topologyKey: 'zone', labelSelector: {} };
    const podAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm }] };
    expect(refusals(pod({ affinity: { podAffinity } }))).toHaveLength(count);
  });
});

describe('affinity to nodes', () => {
  const term = 'affinity.nodeAffinity.required….nodeSelectorTerms[0]';

  it.each([
    ['In', [], 'Required'],
    ['Exists', ['a'], 'Forbidden'],
    ['Gt', ['1', '2'], 'Required'],
  ])('rejects operator %s with values %j', (operator, values, reason) => {
    expect(refusals(pod(toNodes([{ key: 'a', operator, values }])))).toEqual([
      `${reason} ${term}.matchExpressions[0].values`,
    ]);
  });

  it('warns about values that no node can have, since 1.33', () => {
    const spec = toNodes([{ key: 'a', operator: 'In', values: ['b c'] }]);
    expect(refusals(pod(spec), '1.32')).toEqual([]);
    expect(refusals(pod(spec), '1.33')).toEqual([`Invalid ${term}.matchExpressions[0].values[0]`]);
  });

  it('accepts only metadata.name with one value in matchFields', () => {
    const fields = [
      { key: 'metadata.name', operator: 'In', values: ['a', 'b_'] },
      { key: 'spec.x', operator: 'Gt', values: ['1'] },
    ];
    expect(refusals(pod(toNodes([], fields)))).toEqual([
      `Required ${term}.matchFields[0].values`,
      `Invalid ${term}.matchFields[0].values[1]`,
      `Invalid ${term}.matchFields[1].operator`,
      `Invalid ${term}.matchFields[1].key`,
    ]);
  });
});

describe('deprecated labels of nodes', () => {
  const messages = (nodeSelector: object, kubernetes: KubernetesVersion = '1.35') =>
    verify(pod({ nodeSelector }), { kubernetes, practices: false }).map(({ message, fix }) => `${message}; ${fix}`);

  it('are named with the release that deprecated them', () => {
    expect(messages({ 'beta.kubernetes.io/os': 'linux', 'failure-domain.beta.kubernetes.io/zone': 'a' })).toEqual([
      'label "beta.kubernetes.io/os" is deprecated since Kubernetes 1.14; use kubernetes.io/os',
      'label "failure-domain.beta.kubernetes.io/zone" is deprecated since Kubernetes 1.17; use topology.kubernetes.io/zone',
    ]);
  });

  it('are reported by the releases whose servers warn of them', () => {
    const master = { 'node-role.kubernetes.io/master': '' };
    const [message] = messages(master);
    expect(message).toMatch(/ is deprecated: kubeadm no longer sets it on nodes; use node-role.*control-plane$/);
    expect(messages(master, '1.30')).toEqual([]);
  });
});

describe('a toleration', () => {
  it.each<[object, readonly string[]]>([
    [{}, ['Invalid tolerations[0].operator']],
    [{ operator: 'Exists' }, []],
    [{ key: 'a', value: 'b' }, []],
    [{ key: 'a', value: 'b c' }, ['Invalid tolerations[0].operator']],
    [{ key: 'a', operator: 'Exists', value: 'b' }, ['Invalid tolerations[0].operator']],
    [{ key: 'a', operator: 'Lt', value: '5' }, ['NotSupported tolerations[0].operator']],
    [{ key: 'a', tolerationSeconds: 5 }, ['Invalid tolerations[0].effect']],
    [{ key: 'a', effect: 'Evict' }, ['NotSupported tolerations[0].effect']],
  ])('rejects %j: %j', (toleration, expected) => {
    expect(refusals(pod({ tolerations: [toleration] }))).toEqual(expected);
  });
});

describe('claims and gates', () => {
  it('reject duplicate names, and claims without exactly one source', () => {
    const resourceClaims = [
      { name: 'a', resourceClaimName: 'x' },
      { name: 'a', resourceClaimTemplateName: 'x' },
      { name: 'b' },
    ];
    expect(refusals(pod({ resourceClaims }))).toEqual([
      'Duplicate resourceClaims[1].name',
      'Invalid resourceClaims[2]',
    ]);
    expect(refusals(pod({ resourceClaims }), '1.33')).toEqual([]);
  });

  it('have their source in a field of its own up to 1.30', () => {
    const errors = (claim: object, name = 'web') =>
      verify(
        { ...pod({ resourceClaims: [{ name: 'gpu', ...claim }] }), metadata: { name } },
        {
          kubernetes: '1.30',
          featureGates: { DynamicResourceAllocation: true },
          practices: false,
        },
      ).map(({ reason, field }) => `${reason} ${field}`);
    const source = { resourceClaimTemplateName: 'one-gpu' };
    expect(errors({ source })).toEqual([]);
    expect(errors({})).toEqual(['FieldValueInvalid spec.resourceClaims[0].source']);
    expect(errors({ source: { resourceClaimName: 'A' } })).toEqual([
      'FieldValueInvalid spec.resourceClaims[0].source.resourceClaimName',
    ]);
    // The claim that is made of the template has both names.
    expect(errors({ source }, 'a'.repeat(250))).toContain('FieldValueInvalid spec.resourceClaims[0].name');
  });

  it('reject nodeName with scheduling gates', () => {
    const schedulingGates = [{ name: 'a' }, { name: 'a' }];
    expect(refusals(pod({ schedulingGates, nodeName: 'b' }))).toEqual([
      'Duplicate schedulingGates[1]',
      'Forbidden nodeName',
    ]);
  });
});
