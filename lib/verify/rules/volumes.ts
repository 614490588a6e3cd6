import type { RuleDoc } from '../../findings/rule';
import { podWith, volumeRule } from './volume-examples';

const reference = 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/';
const concepts = 'https://kubernetes.io/docs/concepts/storage';
const claimSpec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** What a volume is, and the sources that are in use. */
export const volumeRules: readonly RuleDoc[] = [
  {
    code: 'api/volume-name',
    title: 'A volume has a name that is a DNS label and that no other volume of the Pod has.',
    why: 'Containers mount volumes by their names.',
    source: reference,
    failing: { object: podWith({ name: 'Data', emptyDir: {} }) },
    passing: { object: podWith({ name: 'data', emptyDir: {} }, { name: 'cache', emptyDir: {} }) },
  },
  volumeRule({
    code: 'api/one-volume-source',
    title: 'A volume has one source.',
    why: 'With two, it would not be known which of them is mounted. The server looks at the first only.',
    source: reference,
    failing: { emptyDir: {}, configMap: { name: 'settings' } },
    passing: { configMap: { name: 'settings' } },
  }),
  volumeRule({
    code: 'api/volume-required',
    title: 'A volume’s source says what it needs to be found: a name, a path, a server, the driver.',
    why: 'Without it the node has nothing to mount.',
    source: reference,
    failing: { configMap: {} },
    passing: { configMap: { name: 'settings' } },
  }),
  volumeRule({
    code: 'api/volume-file-path',
    title: 'Files in a volume have relative paths without "..", and none that start with "..".',
    why: 'Another path would lead out of the volume; names with ".." at the start are the kubelet’s own.',
    source: `${reference}#KeyToPath`,
    failing: { configMap: { name: 'settings', items: [{ key: 'a', path: '../a' }] } },
    passing: { configMap: { name: 'settings', items: [{ key: 'a', path: 'etc/a' }] } },
  }),
  volumeRule({
    code: 'api/file-attributes',
    title: 'Modes of files are 0 to 0777 in octal, users 0 to 2147483647.',
    why: 'A mode that is written in decimal, as 644, sets quite other bits than it seems to, or none that there are.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
    failing: { secret: { secretName: 'tls', defaultMode: 644 } },
    passing: { secret: { secretName: 'tls', defaultMode: 0o644 } },
  }),
  volumeRule({
    code: 'api/empty-dir-size',
    title: 'The size limit of an emptyDir is not negative.',
    why: 'The Pod is evicted when the volume grows beyond its limit, which it always would have.',
    source: `${concepts}/volumes/#emptydir`,
    failing: { emptyDir: { sizeLimit: '-1Gi' } },
    passing: { emptyDir: { sizeLimit: '1Gi' } },
  }),
  volumeRule({
    code: 'api/host-path',
    title: 'A hostPath has no ".." in its path, and a type that there is.',
    why: 'A path with ".." gets around policies that allow only some directories of the node.',
    source: `${concepts}/volumes/#hostpath`,
    failing: { hostPath: { path: '/var/log/../lib' } },
    passing: { hostPath: { path: '/var/lib', type: 'Directory' } },
  }),
  volumeRule({
    code: 'api/downward-api-file',
    title: 'A file of the downward API shows either a field of the Pod or an amount of a container.',
    why: 'A file has one content.',
    source: `${concepts}/volumes/#downwardapi`,
    failing: { downwardAPI: { items: [{ path: 'labels' }] } },
    passing: { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
  }),
  volumeRule({
    code: 'api/one-projection',
    title: 'An entry of a projected volume’s sources is of one type.',
    why: 'Each type is projected for itself; the list puts them together.',
    source: `${concepts}/projected-volumes/`,
    failing: { projected: { sources: [{ secret: { name: 'tls' }, configMap: { name: 'settings' } }] } },
    passing: { projected: { sources: [{ secret: { name: 'tls' } }, { configMap: { name: 'settings' } }] } },
  }),
  volumeRule({
    code: 'api/projected-path',
    title: 'No two files of a projected volume have one path.',
    why: 'One of them would be missing.',
    source: `${concepts}/projected-volumes/`,
    failing: projected('settings', 'settings'),
    passing: projected('settings', 'more-settings'),
  }),
  volumeRule({
    code: 'api/token-expiration',
    title: 'A projected token of the service account is valid for ten minutes to 2^32 seconds.',
    why: 'The kubelet renews it when four fifths of that time are over, which takes its time.',
    source: `${concepts}/projected-volumes/#serviceaccounttoken`,
    failing: { projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }] } },
    passing: { projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }] } },
  }),
  volumeRule({
    code: 'api/cluster-trust-bundle',
    title: 'A projected trust bundle is chosen by its name, or by its signer and labels.',
    why: 'A name means one bundle; a signer with labels all that fit, joined.',
    source: `${concepts}/projected-volumes/#clustertrustbundle`,
    kubernetes: '1.37',
    failing: { projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem' } }] } },
    passing: { projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', name: 'roots' } }] } },
  }),
  volumeRule({
    code: 'api/signer-name',
    title: 'A signer of certificates is a domain with a dot in it, a slash, and a name.',
    why: 'The domain keeps signers of different makers apart.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#signers',
    kubernetes: '1.37',
    failing: { projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', signerName: 'web' } }] } },
    passing: { projected: { sources: [{ clusterTrustBundle: { path: 'ca.pem', signerName: 'example.com/web' } }] } },
  }),
  volumeRule({
    code: 'api/pod-certificate',
    title: 'A projected certificate has a known type of key, at least one file, and is valid for an hour to 91 days.',
    why: 'Signers of kubernetes.io give it for a day at most. Annotations for the signer have keys with a domain.',
    source: `${concepts}/projected-volumes/#podcertificate`,
    kubernetes: '1.37',
    failing: certificate('RSA2048'),
    passing: certificate('ED25519'),
  }),
  volumeRule({
    code: 'api/ephemeral-claim',
    title: 'The claim of an ephemeral volume takes labels and annotations, and its name from the Pod and the volume.',
    why: 'The server names it "<pod>-<volume>", in the Pod’s namespace; no other volume of the Pod may refer to it.',
    source: `${concepts}/ephemeral-volumes/#generic-ephemeral-volumes`,
    failing: { ephemeral: { volumeClaimTemplate: { metadata: { name: 'scratch' }, spec: claimSpec } } },
    passing: { ephemeral: { volumeClaimTemplate: { metadata: { labels: { app: 'web' } }, spec: claimSpec } } },
  }),
  volumeRule({
    code: 'api/csi-driver',
    title: 'The driver of a CSI volume is a DNS subdomain of at most 63 bytes, in which capitals do not count.',
    why: 'Nodes register drivers under such names.',
    source: `${concepts}/volumes/#csi`,
    failing: { csi: { driver: 'secrets_store' } },
    passing: { csi: { driver: 'secrets-store.csi.k8s.io' } },
  }),
  volumeRule({
    code: 'api/image-volume',
    title: 'An image volume has a reference, and a pull policy that there is.',
    why: 'Templates may leave the reference out up to Kubernetes 1.36; the Pods of them would be refused.',
    source: `${concepts}/volumes/#image`,
    failing: { image: { pullPolicy: 'Always' } },
    passing: { image: { reference: 'registry.example.com/models:1', pullPolicy: 'Always' } },
  }),
  volumeRule({
    code: 'api/overlapping-files',
    title: 'No file of a volume lies in another one as if that were a directory.',
    why: 'The kubelet writes one of them and fails at the other. Servers take it, and warn from 1.32 on.',
    source: `${reference}#KeyToPath`,
    failing: items('etc', 'etc/a'),
    passing: items('etc/a', 'etc/b'),
  }),
  volumeRule({
    code: 'api/empty-projection',
    title: 'An entry of a projected volume’s sources has a source.',
    why: 'It projects nothing, most often because the target drops the type that it has. Servers take it, and warn from 1.32 on.',
    source: `${concepts}/projected-volumes/`,
    failing: { projected: { sources: [{}] } },
    passing: { projected: { sources: [{ configMap: { name: 'settings' } }] } },
  }),
];

function projected(first: string, second: string): object {
  const source = (path: string) => ({ configMap: { name: 'settings', items: [{ key: 'a', path }] } });
  return { projected: { sources: [source(first), source(second)] } };
}

function items(...paths: readonly string[]): object {
  return { configMap: { name: 'settings', items: paths.map((path, at) => ({ key: `key-${at}`, path })) } };
}

function certificate(keyType: string): object {
  const podCertificate = { signerName: 'example.com/web', keyType, credentialBundlePath: 'bundle.pem' };
  return { projected: { sources: [{ podCertificate }] } };
}
