import { deployment, template } from '../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../kubernetes/version';
import { dropped, live, refused } from './testdata/update-findings';

const of = (spec: object, container: object = {}) =>
  deployment({ template: template({ containers: [{ name: 'web', image: 'nginx:1.29', ...container }], ...spec }) });
const hostIps = { name: 'IPS', valueFrom: { fieldRef: { fieldPath: 'status.hostIPs' } } };
const restart = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };
const restartAll = { ...restart, action: 'RestartAllContainers' };
const spread = (labelSelector: object) => {
  const constraint = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', matchLabelKeys: ['app'] };
  return of({ topologySpreadConstraints: [{ ...constraint, labelSelector }] });
};
const inApp = { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] };
const spec = 'spec.template.spec';
const keys = `${spec}.topologySpreadConstraints[0].matchLabelKeys`;
const web = `${spec}.containers[0]`;

describe('an update of a pod template', () => {
  it.each<[string, object, KubernetesVersion, string]>([
    [
      'status.hostIPs in the environment',
      of({}, { env: [hostIps] }),
      '1.28',
      `Forbidden ${web}.env[0].valueFrom.fieldRef`,
    ],
    [
      'a name of a variable with a space',
      of({}, { env: [{ name: 'a b', value: '1' }] }),
      '1.31',
      `Invalid ${web}.env[0].name`,
    ],
    [
      'a prefix of variables with a space',
      of({}, { envFrom: [{ prefix: 'a ', configMapRef: { name: 'a' } }] }),
      '1.31',
      `Invalid ${web}.envFrom[0].prefix`,
    ],
    [
      'a search path with "_"',
      of({ dnsConfig: { searches: ['_tcp.a.com'] } }),
      '1.32',
      `Invalid ${spec}.dnsConfig.searches[0]`,
    ],
    ['the search path "."', of({ dnsConfig: { searches: ['.'] } }), '1.32', `Invalid ${spec}.dnsConfig.searches[0]`],
    [
      'a hook that sleeps for 0 s',
      of({}, { lifecycle: { preStop: { sleep: { seconds: 0 } } } }),
      '1.32',
      `Invalid ${web}.lifecycle.preStop.sleep`,
    ],
    [
      'a policy for SELinux labels',
      of({ securityContext: { seLinuxChangePolicy: 'MountOption' } }),
      '1.33',
      `NotSupported ${spec}.securityContext.seLinuxChangePolicy`,
    ],
    [
      'a user namespace with hostNetwork',
      of({ hostNetwork: true, hostUsers: false }),
      '1.35',
      `Forbidden ${spec}.hostNetwork`,
    ],
    [
      'a restart of all containers',
      of({}, { restartPolicy: 'Never', restartPolicyRules: [restartAll] }),
      '1.35',
      `NotSupported ${web}.restartPolicyRules[0].action`,
    ],
    [
      'a toleration that compares numbers',
      of({ tolerations: [{ key: 'a', operator: 'Gt', value: '5' }] }),
      '1.35',
      `NotSupported ${spec}.tolerations[0].operator`,
    ],
  ])('may keep %s, of a feature that is off, but not add it', (_, object, kubernetes, found) => {
    expect(refused(live(object), object, kubernetes)).toEqual([]);
    expect(refused(live(of({})), object, kubernetes)).toEqual([expect.stringContaining(`FieldValue${found}`)]);
  });

  it('counts a variable of the old one only where its name stays', () => {
    const named = (name: string) => of({}, { env: [{ name, value: '1' }] });
    expect(refused(live(named('a b')), named('a c'), '1.31')).toEqual([`FieldValueInvalid ${web}.env[0].name`]);
  });

  it('is verified as before 1.34 where the old one has a key of matchLabelKeys twice in its selector', () => {
    const [once, twice] = [spread(inApp), spread({ ...inApp, matchLabels: { app: 'web' } })];
    expect(refused(live(once), once, '1.34')).toEqual([]);
    expect(refused(live(once), twice, '1.34')).toEqual([
      `FieldValueInvalid ${spec}.topologySpreadConstraints[0][0] (${keys}[0])`,
    ]);
    expect(refused(live(twice), once, '1.34')).toEqual([`FieldValueInvalid ${keys}[0]`]);
  });

  it.each<[string, object, KubernetesVersion, readonly string[]]>([
    ['claims of the Pod', of({ resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }), '1.33', []],
    [
      'claims of a container alone',
      of({}, { resources: { claims: [{ name: 'gpu' }] } }),
      '1.33',
      [`${web}.resources.claims`],
    ],
    ['requests of the Pod', of({ resources: { requests: { cpu: '1' } } }), '1.33', []],
    ['empty resources of the Pod', of({ resources: {} }), '1.33', [`${spec}.resources`]],
    ['a restart policy of a container', of({}, { restartPolicy: 'Never' }), '1.34', []],
    ['the restart policy of a sidecar in a container', of({}, { restartPolicy: 'Always' }), '1.34', []],
    [
      'rules for restarts without a policy',
      of({}, { restartPolicyRules: [restart] }),
      '1.34',
      [`${web}.restartPolicyRules`],
    ],
    [
      'rules for restarts of an init container',
      of({ initContainers: [{ name: 'init', image: 'a:1', restartPolicyRules: [restart] }] }),
      '1.34',
      [],
    ],
  ])('keeps or loses %s as it uses the feature for servers, or not', (_, object, kubernetes, expected) => {
    expect(dropped(live(object), object, kubernetes)).toEqual(expected);
  });

  it('keeps resources of the Pod without validating them where they are off', () => {
    const object = of({ resources: { requests: { cpu: '1' }, claims: [{ name: 'gpu' }] } });
    expect(refused(live(object), object, '1.33')).toEqual([]);
    expect(refused(live(object), object, '1.34')).not.toEqual([]);
  });

  it('mounts a volume with an error that servers tolerate', () => {
    const data = (volume: object) =>
      of({ volumes: [{ name: 'data', ...volume }] }, { volumeMounts: [{ name: 'data', mountPath: '/data' }] });
    const image = data({ image: { pullPolicy: 'Always' } });
    expect(refused(live(image), image)).toEqual([]);
    const token = data({ projected: { sources: [{ serviceAccountToken: { path: '../token' } }] } });
    expect(refused(live(token), token)).toEqual([]);
    expect(refused(live(of({})), token)).toEqual([
      `FieldValueInvalid ${spec}.volumes[0].projected.path (${spec}.volumes[0].projected.sources[0].serviceAccountToken.path)`,
      `FieldValueNotFound ${web}.volumeMounts[0].name`,
    ]);
  });

  it('has a volume without a source where 1.31 keeps an image volume of the old one', () => {
    const object = of({ volumes: [{ name: 'data', image: { reference: 'data:1', pullPolicy: 'Always' } }] });
    expect(refused(live(object), object, '1.31')).toEqual([`FieldValueRequired ${spec}.volumes[0]`]);
    expect(refused(live(object), object, '1.32')).toEqual([]);
  });
});
