import type { Finding } from '../../../findings/finding';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { setDefaults } from '../../kinds/set-defaults';
import { decode } from '../../shape/decode';
import { targetOf } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { validateVolumes } from './volumes';

interface Setting {
  readonly kubernetes?: KubernetesVersion;
  readonly kind?: 'Pod' | 'PodTemplate';
  readonly name?: string;
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

/** What comes of some volumes: the findings as `reason server's field`, and the names that containers can mount. */
function judge(volumes: readonly object[], setting: Setting = {}) {
  const { kubernetes = '1.37', kind = 'Pod', name = 'web', featureGates = {} } = setting;
  const target = targetOf(kubernetes, featureGates);
  const template = { metadata: { name }, spec: { containers: [{ name: 'web', image: 'nginx' }], volumes } };
  const object = kind === 'Pod' ? { apiVersion: 'v1', kind, ...template } : { apiVersion: 'v1', kind, template };
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  const decoded = decode(object, target, report) ?? {};
  setDefaults(decoded, target);
  const found = kind === 'Pod' ? decoded : decoded.template;
  // The object is one that decoding takes.
  const { spec, metadata } = found as Pick<PodContext, 'spec' | 'metadata'>;
  const path = kind === 'Pod' ? 'spec' : 'template.spec';
  const names = [...validateVolumes({ target, report, kind, spec, path, metadata }).keys()];
  return {
    causes: findings.map((finding) => `${finding.reason} ${finding.serverField ?? finding.field}`),
    findings,
    names,
  };
}

const findings = (source: object, setting?: Setting) => judge([{ name: 'v', ...source }], setting).causes;

/** One of each kind that every release has. */
const sources: readonly object[] = [
  { awsElasticBlockStore: { volumeID: 'v', partition: 255 } },
  { azureDisk: { diskName: 'd', diskURI: 'https://a', kind: 'Dedicated' } },
  { azureDisk: { diskName: 'd', diskURI: '/subscriptions/a', kind: 'Managed', cachingMode: 'None' } },
  { azureFile: { secretName: 's', shareName: 's' } },
  { cephfs: { monitors: ['m'] } },
  { cinder: { volumeID: 'v', secretRef: { name: 's' } } },
  { configMap: { name: 'c', defaultMode: 0, items: [{ key: 'a', path: 'b/..c', mode: 0o777 }] } },
  { csi: { driver: 'A.b', nodePublishSecretRef: { name: 's' } } },
  { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: "metadata.labels['a/b']" } }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } }] } },
  { emptyDir: { sizeLimit: '0' } },
  { fc: { wwids: ['w'] } },
  { flexVolume: { driver: 'd', options: { a: 'b', xk8s: 'c' } } },
  { flocker: { datasetUUID: 'd' } },
  { gcePersistentDisk: { pdName: 'p' } },
  { gitRepo: { repository: 'r', directory: '..a' } },
  { glusterfs: { endpoints: 'e', path: 'p' } },
  { hostPath: { path: '/a', type: 'Socket' } },
  { iscsi: { targetPortal: 'p', iqn: 'naa.62004567BA64678D0123456789ABCDEF', lun: 255 } },
  { nfs: { server: 's', path: '/' } },
  { persistentVolumeClaim: { claimName: 'Any Text' } },
  { photonPersistentDisk: { pdID: 'p' } },
  { portworxVolume: { volumeID: 'v' } },
  { projected: {} },
  { quobyte: { registry: 'a:1,[::1]:2', volume: 'v' } },
  { rbd: { monitors: ['m'], image: 'i' } },
  { scaleIO: { gateway: 'g', system: 's', volumeName: 'v' } },
  { secret: { secretName: 's' } },
  { storageos: { volumeName: 'v', volumeNamespace: 'n' } },
  { vsphereVolume: { volumePath: 'v' } },
  {},
];

test.each(sources)('accepts the volume %j in the oldest and the newest release', (source) => {
  for (const kubernetes of ['1.28', '1.37'] as const) {
    expect(judge([{ name: 'v', ...source }], { kubernetes })).toMatchObject({ causes: [], names: ['v'] });
  }
});

const refused: readonly (readonly [object, ...string[]])[] = [
  [{ awsElasticBlockStore: { partition: 256 } }, 'awsElasticBlockStore.volumeID R', 'awsElasticBlockStore.partition I'],
  [{ azureDisk: { diskName: 'd', diskURI: '/a' } }, 'azureDisk.diskURI N'],
  [
    { azureDisk: { diskURI: 'https://a', kind: 'x', cachingMode: '' } },
    ...under('azureDisk', 'diskName R', 'cachingMode N', 'kind N'),
  ],
  [{ azureFile: { shareName: '' } }, 'azureFile.secretName R', 'azureFile.shareName R'],
  [{ cephfs: { monitors: [] } }, 'cephfs.monitors R'],
  [{ cinder: { volumeID: 'v', secretRef: {} } }, 'cinder.secretRef.name R'],
  [{ configMap: { defaultMode: 512 } }, 'configMap.name R', 'configMap.defaultMode I'],
  [{ configMap: { name: 'c', items: [{}] } }, 'configMap.items[0].key R', 'configMap.items[0].path R'],
  [
    { configMap: { name: 'c', items: [{ key: 'k', path: '..a', mode: -1 }] } },
    ...under('configMap.items[0]', 'path I', 'mode I'),
  ],
  [
    { configMap: { name: 'c', items: [{ key: 'k', path: '/a/..' }] } },
    ...under('configMap.items[0]', 'path I', 'path I'),
  ],
  [{ csi: { driver: 'a'.repeat(64) } }, 'csi.driver TL'],
  [{ csi: { driver: 'a_b', nodePublishSecretRef: { name: 'A' } } }, 'csi.driver I', 'csi.name I'],
  [{ downwardAPI: { items: [{ path: 'a' }] } }, 'downwardAPI R'],
  [
    { downwardAPI: { items: [{ fieldRef: { fieldPath: 'spec.nodeName' }, mode: 512 }] } },
    ...under('downwardAPI', 'path R', 'fieldRef.fieldPath N', 'mode I'),
  ],
  [{ emptyDir: { sizeLimit: '-1' } }, 'emptyDir.sizeLimit F'],
  [{ fc: { targetWWNs: ['w'], wwids: ['w'] } }, 'fc.targetWWNs I', 'fc.lun R'],
  [{ fc: { lun: 3 } }, 'fc.targetWWNs R'],
  [{ flexVolume: { driver: 'd', options: { 'A.K8S.io/x': '' } } }, 'flexVolume.options[A.K8S.io/x] I'],
  [{ flocker: {} }, 'flocker R'],
  [{ flocker: { datasetName: 'a/b', datasetUUID: 'c' } }, 'flocker I', 'flocker.datasetName I'],
  [{ gcePersistentDisk: { partition: -1 } }, 'persistentDisk.pdName R', 'persistentDisk.partition I'],
  [{ gitRepo: { directory: '../a' } }, 'gitRepo.repository R', 'gitRepo.directory I'],
  [{ hostPath: { path: 'a/../b', type: 'Dir' } }, 'hostPath.path I', 'hostPath.type N'],
  [{ hostPath: { type: 'Dir' } }, 'hostPath.path R'],
  [{ image: { pullPolicy: 'Sometimes' } }, 'image.reference R', 'image.pullPolicy N'],
  [
    { iscsi: { chapAuthSession: true, lun: 256 } },
    ...under('iscsi', 'targetPortal R', 'iqn R', 'lun I', 'secretRef R'),
  ],
  [{ iscsi: { targetPortal: 'p', iqn: 'iqn.a', initiatorName: 'x' } }, ...under('iscsi', 'iqn I', 'initiatorname I')],
  [
    { iscsi: { targetPortal: 'p'.repeat(63), iqn: `eui.${'0'.repeat(16)}`, initiatorName: `eui.${'0'.repeat(16)}` } },
    'name I',
  ],
  [{ nfs: {} }, 'nfs.server R', 'nfs.path R', 'nfs.path I'],
  [{ quobyte: { registry: 'a', tenant: 't' } }, 'quobyte.registry I', 'quobyte.volume R'],
  [{ quobyte: { registry: 'a', tenant: 't'.repeat(65), volume: 'v' } }, 'quobyte.tenant R'],
  [{ scaleIO: {} }, 'scaleIO.gateway R', 'scaleIO.system R', 'scaleIO.volumeName R'],
  [
    { storageos: { volumeName: 'A', volumeNamespace: 'b_', secretRef: {} } },
    ...under('storageos', 'volumeName I', 'volumeNamespace I', 'secretRef.name R'),
  ],
  [{ configMap: { name: 'c' }, cephfs: {}, downwardAPI: {} }, 'cephfs.monitors R', 'downwarAPI F', 'configMap F'],
  [{ emptyDir: {}, cephfs: {} }, 'cephFS F'],
];

const cases = refused.map(([source, ...expected]) => ({ source, expected }));

test.each(cases)('rejects $source where the API server does', ({ source, expected }) => {
  expect(findings(source)).toEqual(expected.map(written));
});

test('rejects duplicate paths in a projected volume, with the server path of a token', () => {
  const configMap = { name: 'c', items: [{ key: 'k', path: 'a' }] };
  const token = { path: '../a', expirationSeconds: 599 };
  const projected = {
    sources: [{ configMap }, { secret: configMap }, { serviceAccountToken: token, downwardAPI: {} }],
  };
  expect(findings({ projected })).toEqual(
    [
      'projected I',
      'projected.sources[2].serviceAccountToken.expirationSeconds I',
      'projected.path I',
      'projected.sources[2] F',
    ].map(written),
  );
  expect(
    findings({ projected: { sources: [{ serviceAccountToken: { path: '../a' } }] } }, { kubernetes: '1.29' }),
  ).toEqual([]);
});

test('checks trust bundles and certificates when their feature gates are on', () => {
  const clusterTrustBundle = { name: 'a', labelSelector: {}, path: '/a' };
  const podCertificate = { signerName: 'a', keyType: 'RSA', maxExpirationSeconds: 3599, userAnnotations: { a: '' } };
  const projected = { sources: [{ clusterTrustBundle }, { podCertificate }] };
  const bundle = ['labelSelector I', 'path I'].map((end) => `projected.sources[0].clusterTrustBundle.${end}`);
  const certificate = ['.signerName I', '.userAnnotations I', '.keyType N', '.maxExpirationSeconds I', ' R'];
  expect(findings({ projected })).toEqual(
    [...bundle, ...certificate.map((end) => `projected.sources[1].podCertificate${end}`)].map(written),
  );
  const older = { kubernetes: '1.29', featureGates: { ClusterTrustBundleProjection: true } } as const;
  expect(findings({ projected: { sources: [{ clusterTrustBundle }] } }, older)).toEqual(
    bundle.map((finding) => written(finding.replace('Bundle.', 'BundlePEM.'))),
  );
});

test('checks users of files when their feature gate is on', () => {
  const featureGates = { AtomicWriteVolumeUserFields: true, EmptyDirVolumeMode: true };
  const secret = { secretName: 's', defaultUser: -1, items: [{ key: 'k', path: 'p', user: 2 ** 31 }] };
  expect(findings({ secret }, { featureGates })).toEqual(
    ['secret.defaultUser I', 'secret.items[0].user I'].map(written),
  );
  expect(findings({ emptyDir: { mode: 0o1777 } }, { featureGates })).toEqual([]);
  expect(findings({ emptyDir: { mode: 0o2000 } }, { featureGates })).toEqual([written('emptyDir.mode I')]);
});

test('rejects the claim of an ephemeral volume with an invalid name, and its use by another volume', () => {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const ephemeral = { volumeClaimTemplate: { metadata: { uid: 'u', finalizers: [], generation: 0 }, spec } };
  expect(findings({ ephemeral })).toEqual(
    ['uID F', 'finalizers F'].map((end) => written(`ephemeral.volumeClaimTemplate.metadata.${end}`)),
  );
  expect(findings({ ephemeral: {} }, { name: 'a'.repeat(252) })).toEqual(
    ['ephemeral.volumeClaimTemplate R', 'name I'].map(written),
  );
  expect(findings({ ephemeral: { volumeClaimTemplate: { spec } } }, { name: 'A', kind: 'PodTemplate' })).toEqual([]);
  const claim = { name: 'w', persistentVolumeClaim: { claimName: 'web-v' } };
  const { causes: clash, names } = judge([{ name: 'v', ephemeral: { volumeClaimTemplate: { spec } } }, claim]);
  expect(clash).toEqual(['FieldValueInvalid spec.volumes[1].persistentVolumeClaim.claimName']);
  expect(names).toEqual(['v', 'w']);
});

test('accepts a template without the image of a volume until 1.36', () => {
  const template = { kind: 'PodTemplate' } as const;
  expect(findings({ image: {} }, { ...template, kubernetes: '1.36' })).toEqual([]);
  expect(findings({ image: {} }, { ...template, kubernetes: '1.37' })).toEqual([
    'FieldValueRequired template.spec.volumes[0].image.reference',
  ]);
});

test('reports a missing driver as an invalid name as well until 1.34', () => {
  expect(findings({ csi: {} }, { kubernetes: '1.35' })).toEqual([written('csi.driver R')]);
  expect(findings({ csi: {} }, { kubernetes: '1.34' })).toEqual(['csi.driver R', 'csi.driver I'].map(written));
});

test('treats an invalid volume as absent for mounts and duplicate names', () => {
  const { causes: found, names } = judge([
    { name: 'a', nfs: { server: 's', path: 'p' } },
    { name: 'a' },
    { name: 'a' },
    {},
  ]);
  expect(names).toEqual(['a']);
  expect(found).toEqual([
    'FieldValueInvalid spec.volumes[0].nfs.path',
    'FieldValueDuplicate spec.volumes[2].name',
    'FieldValueRequired spec.volumes[3].name',
  ]);
});

test('reports the real field next to the server path', () => {
  const { findings } = judge([
    { name: 'v', downwardAPI: { items: [{ path: 'a' }, { path: 'b', fieldRef: { fieldPath: 'x' } }] } },
  ]);
  expect(findings.map(({ field }) => field)).toEqual([
    'spec.volumes[0].downwardAPI.items[0]',
    'spec.volumes[0].downwardAPI.items[1].fieldRef.fieldPath',
  ]);
});

/** `under('iscsi', 'lun I')`: the findings in one source. */
function under(source: string, ...ends: readonly string[]): readonly string[] {
  return ends.map((end) => `${source}.${end}`);
}

const reasons = { R: 'Required', I: 'Invalid', N: 'NotSupported', F: 'Forbidden', TL: 'TooLong' };

/** `secret.name R` in full. */
function written(short: string): string {
  const [field, letter] = short.split(' ');
  return `FieldValue${reasons[letter as keyof typeof reasons]} spec.volumes[0].${field}`;
}
