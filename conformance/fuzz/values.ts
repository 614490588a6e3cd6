import type { Json } from '../../generate/json';
import type { ScalarName } from '../../generate/model';

const a = (length: number): string => 'a'.repeat(length);

const names = [
  ...['', 'a', 'A', 'a-b', 'a.b', 'a_b', '-a', 'a-', 'a..b', '1a', '123', 'a b', 'ü', 'a/b', ' a', 'a\n', '.', '..'],
  ...[a(15), a(16), a(52), a(53), a(57), a(58), a(63), a(64), a(253), a(254), `${a(63)}.${a(63)}`, `${a(64)}.b`, 'a.-b'],
  ...['main', 'sample', 'data', 'web', 'other', 'kube-api-access-x', 'default', 'hostname', 'x'],
];
const paths = [
  ...['', '/', '/a', 'a', '../a', 'a/..', '/a/../b', 'a/../b', '..a', 'a/..b', '..', '.', './a', 'a:b', '//a', '/a/'],
  ...['C:\\a', 'c:/a', '\\\\.\\pipe\\x', 'a\\b', 'a\\..\\b', '/a b', '/data', '/var/run/secrets/kubernetes.io/serviceaccount'],
  ...['$(POD)/a', '$(A)', '/etc/hosts', '/dev/termination-log', '/dev/xvda', '...', 'a/...'],
];
const ips = [
  ...['', '1.2.3.4', '10.0.0.10', '10.0.0.11', '256.1.1.1', '1.2.3', '01.2.3.4', '::1', 'fe80::1', '::ffff:1.2.3.4', '::'],
  ...['127.0.0.1', '169.254.1.1', '224.0.0.1', '0.0.0.0', '2001:db8::1', '2001:DB8::1', '2001:db8:0:0::1', '1.2.3.4/24'],
  ...['None', 'none', 'fd00::1', 'fe80::1%eth0', ' 1.2.3.4', 'ff02::1', '255.255.255.255', '1.2.3.4.', 'ff01::1'],
];
const cidrs = [
  ...['', '10.0.0.0/8', '10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/-1', '::/0', '2001:db8::/32', '0.0.0.0/0', '10.0.0.0'],
  ...['10.0.0.0/08', '010.0.0.0/8', '::ffff:10.0.0.0/104', ' 10.0.0.0/8', '10.0.0.0/8 ', '10.1.0.0/16', '10.0.0.0/7'],
  ...['192.0.2.0/24', '192.0.2.128/25', '192.0.2.1/32', '2001:DB8::/32', '2001:db8::1/128', '10.0.0.0/8,11.0.0.0/8'],
];
const schedules = [
  ...['', '* * * * *', '0 2 * * *', '*/5 * * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 7'],
  ...['* * * * 8', '* * * *', '* * * * * *', '@daily', '@every 1h', '@every 1x', '@yearly', '@reboot', '@foo', '1-5/2 * * * *'],
  ...['5-1 * * * *', '*/0 * * * *', '0 0 ? * MON', '0 0 * JAN-DEC sun', '0 0 * * mon,tue', 'TZ=UTC 0 0 * * *', 'TZ=0'],
  ...['CRON_TZ=Europe/Paris 0 0 * * *', 'TZ=Nowhere/X 0 0 * * *', '0 0 31 2 *', '0 0 L * *', ' 0 2 * * * ', '0  2 * * *'],
  ...['@every 0s', '@every -1h', '@midnight', '@Hourly', '1,2,3 * * * *', '1, * * * *', '-1 * * * *', '1-  * * * *', 'a * * * *'],
];
const timeZones = ['', 'UTC', 'utc', 'Europe/Paris', 'europe/paris', 'Local', 'local', 'Nowhere/X', 'EST', 'Etc/GMT+1', '../x', '/UTC'];
const quantities: readonly Json[] = [
  ...['1', '0', '-1', '1.5', '1m', '0.5m', '100m', '1500m', '1Gi', '2Gi', '1G', '1e3', '1E', '1E3', '1Ki', '1K', 'K', ''],
  ...['abc', '+1', '.5', '5.', '.', '1e400', '1n', '1u', '-0', '0.0000000001', '9223372036854775808', ' 1 ', '1 Gi', '64Mi'],
  ...['2Mi', '4Mi', '3Mi', '1e-3', '0.001', '1.0001', '16Ei', '1Ti', '1Pi', '-1Gi', '1.5Gi', '1_0', '0x10', '1e', '1ki', '1M'],
  ...['10', '100', '1000', '1Mi', '512', '511', '0.0', '00', '1.', '١'],
  ...[1, 0, 0.5, -1, 1e3, 2147483648, 1.5, 1e21, 1e-7, 100],
];
const labelKeys = [
  ...['app', 'a/b', '/b', 'a/', 'a/b/c', 'A.B/c', 'example.com/x', a(63), a(64), `${a(253)}/b`, `${a(254)}/b`, 'é', ''],
  ...['a b', '-a', 'kubernetes.io/hostname', 'topology.kubernetes.io/zone', 'constructor', 'job-name', 'controller-uid'],
  ...['batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid', 'pod-template-hash', 'a_b.c', 'A'],
];
const annotationKeys = [
  'container.apparmor.security.beta.kubernetes.io/main',
  'container.apparmor.security.beta.kubernetes.io/other',
  'seccomp.security.alpha.kubernetes.io/pod',
  'container.seccomp.security.alpha.kubernetes.io/main',
  'scheduler.alpha.kubernetes.io/tolerations',
  'scheduler.alpha.kubernetes.io/preferAvoidPods',
  'kubernetes.io/config.mirror',
  'kubernetes.io/config.source',
  'batch.kubernetes.io/job-tracking',
  'batch.kubernetes.io/cronjob-scheduled-timestamp',
  'service.beta.kubernetes.io/load-balancer-source-ranges',
  'service.kubernetes.io/topology-mode',
  'service.kubernetes.io/topology-aware-hints',
  'controller.kubernetes.io/pod-deletion-cost',
  'deprecated.daemonset.template.generation',
  'pv.kubernetes.io/bound-by-controller',
  'volume.beta.kubernetes.io/storage-class',
  'pod.alpha.kubernetes.io/initialized',
  'kubernetes.io/psp',
  'autoscaling.alpha.kubernetes.io/metrics',
  'kubernetes.io/enforce-mountable-secrets',
  'example.com/x',
  'UPPER.example.com/X',
];
const annotationValues = [
  ...['', 'a', 'true', 'runtime/default', 'localhost/a', 'localhost/', 'localhost/../a', 'localhost//a', 'unconfined'],
  ...['docker/default', 'foo', '10.0.0.0/8', '10.0.0.0/8,11.0.0.0/8', '10.0.0.1/33', '-1', '5', '+5', '99999999999', 'auto'],
  ...['[]', '{}', '[{"key":"a","operator":"Exists"}]', '[{"key":"a","operator":"Foo"}]', '2026-11-23T10:00:00Z', ' '],
];
const labelValues = ['', 'a', '-', '-a', 'a-', a(63), a(64), 'a b', 'A_b.c', 'true', 'ü', 'sample', '.', '1'];
const resourceNames = [
  ...['cpu', 'memory', 'ephemeral-storage', 'storage', 'hugepages-2Mi', 'hugepages-1Gi', 'hugepages-', 'hugepages-abc'],
  ...['example.com/gpu', 'nvidia.com/gpu', 'requests.cpu', 'limits.cpu', 'requests.example.com/x', 'kubernetes.io/foo'],
  ...['x.kubernetes.io/foo', 'pods', 'services', 'foo', 'attachable-volumes-x', '', 'CPU', 'a/b/c', 'example.com/', 'hugepages-1Ki'],
  ...['requests.storage', 'hugepages-2M', `example.com/${a(63)}`, `example.com/${a(64)}`, 'requests.hugepages-2Mi', 'configmaps'],
];
const fieldPaths = [
  ...['', 'metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations', 'spec.nodeName'],
  ...["metadata.labels['app']", "metadata.annotations['a']", "metadata.annotations['a b']", "metadata.labels['']", 'metadata.foo'],
  ...["metadata.labels['a']['b']", 'metadata.labels[app]', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs'],
  ...['status.podIP', 'status.podIPs', 'spec.restartPolicy', 'Metadata.name', "metadata.annotations['A/b']", "spec.x['a']"],
  ...["metadata.labels['A.B/c']", "metadata.name['a']", 'status.phase', 'spec.host', 'metadata.generateName'],
];
const resourceFields = [
  ...['', 'limits.cpu', 'limits.memory', 'limits.ephemeral-storage', 'requests.cpu', 'requests.memory', 'limits.foo'],
  ...['requests.hugepages-2Mi', 'limits.hugepages-1Gi', 'limits.hugepages-', 'requests.ephemeral-storage', 'limits.storage'],
  ...['cpu', 'limits.hugepages-x', 'requests.storage'],
];
const sysctls = [
  ...['', 'kernel.shm_rmid_forced', 'net.ipv4.tcp_syncookies', 'net/ipv4/ip_forward', 'kernel.msgmax', 'kernel.sem', 'a..b'],
  ...['A', 'fs.mqueue.x', 'net.a', 'net', 'a-b', 'a_b', 'kernel/shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'kernel', 'a/b.c'],
  ...['net.ipv4.ip_unprivileged_port_start', 'net.ipv4.ping_group_range', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_rmem', 'a.B'],
];
const capabilities = ['ALL', 'all', 'NET_BIND_SERVICE', 'SYS_ADMIN', 'CAP_SYS_ADMIN', 'CHOWN', 'KILL', 'SYS_PTRACE', '', 'CAP_ALL'];
const portNames = ['', 'http', 'HTTP', '80', 'a', '8a', a(15), a(16), 'a--b', '-a', 'a-', 'http_1', '1', 'http-1', 'metrics', 'http2'];
const portNumbers = ['', '8080', '0', '65535', '65536', '-1', 'http', '8080-', 'web', '1e3', ' 80'];
const amounts: readonly Json[] = [
  ...['', '0', '1', '10%', '100%', '101%', '-5%', '0%', '%', '50', '1.5%', '010%', 'http', '1', 'a%', '25%', '10 %', '+10%', '99999999999%'],
  ...[0, 1, 2, -1, 3, 100, 65535, 65536, 8080, 2147483647, 2147483648, 1.5, 80],
];
const indexes = ['', '0', '0-2', '1,3-5', '5-3', '0,0', 'a', '0-', '1-2-3', '0,1,2', '00', ' 0', '10000', '0,2', '-1', '0-0', ',', '1,', '0,1'];
const headers = ['', 'X-A', 'a b', 'é', 'a:b', 'Host', 'x_y', 'Authorization', '-', "a'b"];
const domainPaths = ['', 'example.com/x', 'x', 'example.com/', '/x', 'example.com/a/b', 'EXAMPLE.com/x', 'kubernetes.io/x', `example.com/${a(63)}`, a(64), 'kubernetes.io/kubelet', 'example.com/X_y', 'batch.kubernetes.io/job-controller', 'kubernetes.io/job-controller', 'example.com/a b', 'kubernetes', 'orphan', 'foregroundDeletion'];
const images = ['', ' ', 'nginx', ' nginx', 'nginx ', 'nginx:', 'nginx:latest', 'nginx:1', 'UPPER', 'a@sha256:0', `nginx@sha256:${'0'.repeat(64)}`, '-', 'localhost:5000/a', '\tnginx', 'nginx\n'];
const envNames = ['', 'A', 'a', '1A', 'A B', 'A=B', '.', '..', '..a', 'A.B', 'A-B', 'ü', '_', 'a\n', 'PATH', '=', 'A\t', '~', '.a'];
const searches = ['', 'a', '.', 'a.', '_a', 'a_b', 'a.b.c', 'A', '-a', '..', 'a..b', a(63), a(64), `${a(63)}.${a(63)}.${a(63)}.${a(63)}`, '_sip._tcp.a', 'a_', 'a._', `${'a.'.repeat(1030)}a`];
const windows = ['', 'ContainerUser', 'a\\b', 'DOMAIN\\user', '.', 'a b', 'a"b', a(20), a(21), a(256), `${a(15)}\\b`, `${a(16)}\\b`, 'a\\', '\\a', 'a\\b\\c', 'NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\Local service', 'a@b', '-a.b\\u', '.a\\b', 'a..b\\c', ' ', '{}', 'user.', 'us,er', 'ctrl\u0001'];
const uuids = ['', 'a', 'uid', '123e4567-e89b-12d3-a456-426614174000', 'sample'];
const kinds = ['', 'Deployment', 'PersistentVolumeClaim', 'VolumeSnapshot', 'ReplicationController', 'a/b', '..', '.', 'a%b', 'Foo', 'ServiceAccount'];
const groups = ['', 'v1', 'apps/v1', 'apps', 'a/b/c', '/', 'v1/', '/v1', 'snapshot.storage.k8s.io', 'UPPER', 'a_b', 'example.com/v1', 'A/v1', 'apps/V1', 'v2', 'a b/v1'];
const protocols = ['', 'TCP', 'UDP', 'SCTP', 'tcp', 'HTTP', 'example.com/a', 'kubernetes.io/h2c'];
const times = ['', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00.5Z', '2026-11-23T10:00:00+01:00', '2026-11-23', '2026-13-23T10:00:00Z', 'now', '0001-01-01T00:00:00Z', '2026-11-23t10:00:00z', '2026-11-23 10:00:00Z', '2026-02-30T10:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23T10:00:60Z', '10000-01-01T00:00:00Z'];
const bytes = ['', 'c2FtcGxl', 'c2FtcGx', 'c2FtcGxl\n', '!', 'c2Ft cGxl', 'YQ==', 'YQ=', 'YQ', 'c2-_cGxl', 'eyJhIjoxfQ==', 'e30=', 'YTo=', '====', 'YR=='];
const iscsi = ['', 'iqn.2026-11.com.example:sample', 'eui.0123456789ABCDEF', 'naa.0123456789abcdef', 'foo', 'iqn.2026-11', 'eui.0', 'iqn.2026-11.com.example', 'naa.0123456789abcdef0123456789abcdef', 'eui.0123456789abcdefg', 'iqn.2026-11.com.example:', 'IQN.2026-11.com.example:a'];
const disks = ['', '/subscriptions/a', 'https://a/b', 'http://a', '/SUBSCRIPTIONS/a', 'https://sample.blob.core.windows.net/a.vhd', 'sample', '/subscriptions/sample/resourcegroups/sample/providers/microsoft.compute/disks/sample'];
const hosts = ['', 'a:b', 'a:80', 'sample', 'a:80,b:81', '1.2.3.4:80', 'a,b', ':'];
const drivers = ['', 'a', 'A', 'a.b', 'a_b', 'csi.example.com', 'example.com/a', a(63), a(64), '-a', 'a-', 'a..b', 'CSI.Example.com', 'e2e/a'];
const secretTypes = ['', 'Opaque', 'kubernetes.io/service-account-token', 'kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth', 'kubernetes.io/tls', 'bootstrap.kubernetes.io/token', 'foo'];
const configKeys = ['', 'a', 'A.b', 'a_b', 'a-b', '.', '..', '..a', 'a/b', 'a b', a(253), a(254), 'ü', '.a', 'username', 'password', 'ssh-privatekey', 'tls.crt', 'tls.key', '.dockercfg', '.dockerconfigjson', '.dockerconfigjson', 'a..b'];

/** What the strings at a field may look like, good and bad, by `Definition.field`: the first that matches. */
const byField: readonly (readonly [RegExp, readonly Json[]])[] = [
  [/^ObjectMeta\.(annotations)$/, annotationValues],
  [/\.(labels|matchLabels|nodeSelector)$/, labelValues],
  [/Requirement\.values$/, [...labelValues, '5', '-5', '+5', '99999999999999999999', 'metadata']],
  [/^ReplicationControllerSpec\.selector$|^ServiceSpec\.selector$/, labelValues],
  [/Requirement\.key$|^Toleration\.key$|LabelKeys$|topologyKey$/, [...labelKeys, 'metadata.name', 'metadata.namespace']],
  [/^Toleration\.value$/, [...labelValues, '5', '05', '-5']],
  [/^CronJobSpec\.schedule$/, schedules],
  [/timeZone$/, timeZones],
  [/fieldPath$/, fieldPaths],
  [/^ResourceFieldSelector\.resource$/, resourceFields],
  [/^Sysctl\.name$/, sysctls],
  [/^Capabilities\./, capabilities],
  [/^ContainerPort\.name$|^ServicePort\.name$/, portNames],
  [/^HTTPHeader\.name$/, headers],
  [/finalizers$|managedBy$|signerName$|loadBalancerClass$|^PodCondition|conditionType$/i, domainPaths],
  [/\.image$|^ImageVolumeSource\.reference$/, images],
  [/^EnvVar\.name$|^EnvFromSource\.prefix$|^FileKeySelector\.key$/, envNames],
  [/^PodDNSConfig\.searches$/, searches],
  [/^PodDNSConfig\.nameservers$|IPs?$|^HostAlias\.ip$/, ips],
  [/cidr$|except$|SourceRanges$/, cidrs],
  [/runAsUserName$|gmsa/, windows],
  [/uid$|UID$/i, uuids],
  [/\.kind$/, kinds],
  [/apiGroup$|apiVersion$/, groups],
  [/rotocol$/, protocols],
  [/ndexes$/, indexes],
  [/iqn$|initiatorName$/, iscsi],
  [/diskURI$/, disks],
  [/targetPortal|portals|registry$|monitors|gateway/, hosts],
  [/driver$|provisioner/i, drivers],
  [/^Secret\.type$/, secretTypes],
  [/\.(data|binaryData|stringData)$/, ['', 'a', '{}', '{"auths":{}}', 'x'.repeat(1000)]],
  [/[pP]ath$|subPath|mountPath|devicePath|directory|localhostProfile|pdName|imageURL/, paths],
  [/fsType|user|pool/i, ['', 'a', 'admin', 'ext4']],
  [/^ServiceSpec\.externalName$/, [...names, '1.2.3.4', 'example.com.', 'a.example.com']],
  [/request$|Name$|\.name$|namespace|hostname|subdomain|container$/i, names],
];

const strings: readonly Json[] = [...names, ...paths, ...ips, ...labelKeys, ...domainPaths, ...images, ...portNames, ...groups];

/** What keys of a map field may look like, good and bad. */
export function keysFor(field: string): readonly string[] {
  if (/\.(limits|requests|overhead|capacity)$/.test(field)) return resourceNames;
  if (/\.annotations$|userAnnotations$/.test(field)) return [...annotationKeys, ...labelKeys];
  if (/\.(data|binaryData|stringData)$/.test(field)) return configKeys;
  return labelKeys;
}

const numbers: readonly Json[] = [
  ...[-1, 0, 1, 2, 3, 5, 10, 20, 21, 30, 60, 63, 64, 80, 100, 101, 127, 128, 255, 256, 300, 420, 511, 512, 599, 600, 1000],
  ...[3599, 3600, 7200, 8080, 10250, 30000, 32767, 32768, 65534, 65535, 65536, 86400, 100000, 100001, 1000000, 10000000],
  ...[2147483647, 2147483648, -2147483648, -2147483649, 4294967296, 4294967297, 9007199254740991, 1e19, 0.5, 1.5, 1e21, -2, -1000, -1001, 999],
  ...[91 * 86400, 91 * 86400 + 1, 1001, 1e5, 2 ** 31 * 2, 3],
];

const wrongTypes: readonly Json[] = ['', 'text', 1, 0, 1.5, true, false, [], {}, [{}], [''], { a: 'b' }, [null], { a: null }];

/** Values that a field of this scalar type may be tried with, good and bad. */
export function scalarsFor(scalar: ScalarName, field: string): readonly Json[] {
  switch (scalar) {
    case 'string':
      return byField.find(([pattern]) => pattern.test(field))?.[1] ?? strings;
    case 'boolean':
      return [true, false];
    case 'int32':
    case 'int64':
      return numbers;
    case 'quantity':
      return quantities;
    case 'intOrString':
      return /[pP]ort$/.test(field) ? [...amounts, ...portNames, ...portNumbers] : amounts;
    case 'time':
      return times;
    case 'bytes':
      return bytes;
    case 'opaque':
      return [{}, { a: 1 }, null, { 'f:metadata': {} }];
  }
}

/** Strings of all sorts. */
export const anyString = strings;
export { wrongTypes };
