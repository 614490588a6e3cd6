import type { RuleDoc } from '../../findings/rule';

const services = 'https://kubernetes.io/docs/concepts/services-networking/service';
const dualStack = 'https://kubernetes.io/docs/concepts/services-networking/dual-stack';
const secrets = 'https://kubernetes.io/docs/concepts/configuration/secret';
const notes = 'https://kubernetes.io/docs/reference/labels-annotations-taints';

const http = { port: 80 };

/** Services, and the objects that Pods are configured with. */
export const serviceRules: readonly RuleDoc[] = [
  {
    code: 'api/service-port',
    title: 'A Service has ports: each once for a protocol, named where there are several.',
    why: 'Without ports, only a headless Service or the name of something else makes sense.',
    source: `${services}/#multi-port-services`,
    failing: { object: service({ ports: [http, { port: 443 }] }) },
    passing: {
      object: service({
        ports: [
          { name: 'http', port: 80 },
          { name: 'https', port: 443 },
        ],
      }),
    },
  },
  {
    code: 'api/cluster-ip',
    title: 'A Service has at most one address of each family; None stands alone, and goes with the type ClusterIP.',
    why: '`clusterIP` is the first of `clusterIPs`. None makes a Service headless: DNS answers with its Pods.',
    source: `${dualStack}/#services`,
    failing: { object: service({ ports: [http], clusterIP: 'None', type: 'NodePort' }) },
    passing: { object: service({ ports: [http], clusterIP: 'None' }) },
  },
  {
    code: 'api/ip-family',
    title: 'A family of addresses is there once.',
    why: 'There are two, IPv4 and IPv6, and a Service has at most one address of each.',
    source: `${dualStack}/#services`,
    failing: { object: service({ ports: [http], ipFamilies: ['IPv4', 'IPv4'] }) },
    passing: { object: service({ ports: [http], ipFamilies: ['IPv4', 'IPv6'] }) },
  },
  {
    code: 'api/ip-address',
    title: 'An address is one of IPv4 or IPv6; from 1.36 on without zeros in front, and IPv4 is not written as IPv6.',
    why: 'Other software reads 010 as 8. Servers up to 1.35 take what is ambiguous and warn of it.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
    failing: { object: service({ ports: [http], externalIPs: ['203.0.113'] }) },
    passing: { object: service({ ports: [http], externalIPs: ['203.0.113.1'] }) },
  },
  {
    code: 'api/cidr',
    title: 'A network is an address, a slash and a prefix length; from 1.36 on nothing is set beyond the prefix.',
    why: 'A network that has the address of a host in it may be meant as either. What is excepted is a part of the network.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
    failing: { object: balancer({ loadBalancerSourceRanges: ['203.0.113.0'] }) },
    passing: { object: balancer({ loadBalancerSourceRanges: ['203.0.113.0/24'] }) },
  },
  {
    code: 'api/external-ip',
    title: 'An external address is not one of a host itself, nor of a link.',
    why: 'Nothing outside of a node could reach it.',
    source: `${services}/#external-ips`,
    failing: { object: service({ ports: [http], externalIPs: ['127.0.0.1'] }) },
    passing: { object: service({ ports: [http], externalIPs: ['203.0.113.1'] }) },
  },
  {
    code: 'api/external-name',
    title: 'A Service of type ExternalName has a name in DNS, and no addresses.',
    why: 'It is that name, by another one.',
    source: `${services}/#externalname`,
    failing: { object: service({ type: 'ExternalName' }) },
    passing: { object: service({ type: 'ExternalName', externalName: 'db.example.com' }) },
  },
  {
    code: 'api/session-affinity',
    title: 'A client stays with a Pod for 1 to 86,400 seconds.',
    why: 'A day is the longest that the nodes remember it.',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
    failing: { object: service(sticky(86_401)) },
    passing: { object: service(sticky(86_400)) },
  },
  {
    code: 'api/load-balancer',
    title: 'Fields for load balancers are in Services of type LoadBalancer only.',
    why: 'Others have no load balancer that they would say something of.',
    source: `${services}/#loadbalancer`,
    failing: { object: service({ ports: [http], loadBalancerClass: 'example.com/fast' }) },
    passing: { object: balancer({ loadBalancerClass: 'example.com/fast' }) },
  },
  {
    code: 'api/traffic-policy',
    title: 'A policy for traffic from outside is in Services that something outside reaches.',
    why: 'A Service within the cluster has `internalTrafficPolicy`.',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
    failing: { object: service({ ports: [http], externalTrafficPolicy: 'Local' }) },
    passing: { object: service({ ports: [http], externalTrafficPolicy: 'Local', type: 'NodePort' }) },
  },
  {
    code: 'api/service-topology',
    title: 'The annotation for topology aware routing and the one that it replaces say the same.',
    why: 'It would be open which of them holds.',
    source: `${notes}/#servicekubernetesiotopology-mode`,
    failing: { object: service({ ports: [http] }, hints('Auto', 'Disabled')) },
    passing: { object: service({ ports: [http] }, { 'service.kubernetes.io/topology-mode': 'Auto' }) },
  },
  {
    code: 'api/service-ignores',
    title: 'A Service has no fields that go with another type, and none that are deprecated.',
    why: 'The server takes them, does nothing with them, and warns.',
    source: services,
    failing: { object: service({ ports: [http], externalName: 'db.example.com' }) },
    passing: { object: service({ ports: [http] }) },
  },
  {
    code: 'api/data-key',
    title: 'Keys of ConfigMaps and Secrets are file names: letters, digits, "-", "_" and ".", at most 253 bytes.',
    why: 'Where they are mounted each key is a file. A key is in `data` or `binaryData`, not in both.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
    failing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a/b': '' } } },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { 'a.b': '' } } },
  },
  {
    code: 'api/data-size',
    title: 'The values of a ConfigMap or Secret have at most 1 MiB together.',
    why: 'The control plane keeps each object whole in memory.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    failing: { object: secret('Opaque', { a: 'a'.repeat(1024 * 1024 + 1) }) },
    passing: { object: secret('Opaque', { a: 'a' }) },
  },
  {
    code: 'api/secret-keys',
    title: 'A Secret has the keys that its type asks for.',
    why: 'Who uses a Secret of that type looks for these keys.',
    source: `${secrets}/#secret-types`,
    failing: { object: secret('kubernetes.io/ssh-auth', { key: '…' }) },
    passing: { object: secret('kubernetes.io/ssh-auth', { 'ssh-privatekey': '…' }) },
  },
  {
    code: 'api/secret-pem',
    title: 'The certificate and key of a TLS Secret are in PEM format.',
    why: 'Servers and ingress controllers read no other. (The API server only warns.)',
    source: `${secrets}/#tls-secrets`,
    failing: { object: secret('kubernetes.io/tls', { 'tls.crt': 'MIIB', 'tls.key': 'MIIB' }) },
    passing: { object: secret('Opaque', { 'tls.crt': 'MIIB', 'tls.key': 'MIIB' }) },
  },
  {
    code: 'api/mountable-secrets',
    title: 'A service account does not say which Secrets may be mounted.',
    why: 'The annotation is deprecated since 1.32: namespaces keep Secrets apart.',
    source: `${notes}/#enforce-mountable-secrets`,
    failing: { object: serviceAccount({ 'kubernetes.io/enforce-mountable-secrets': 'true' }) },
    passing: { object: serviceAccount({}) },
  },
];

function service(spec: object, annotations?: object): object {
  const metadata = { name: 'web', ...(annotations !== undefined && { annotations }) };
  return { apiVersion: 'v1', kind: 'Service', metadata, spec };
}

function balancer(spec: object): object {
  return service({ type: 'LoadBalancer', ports: [http], ...spec });
}

function sticky(timeoutSeconds: number): object {
  return { ports: [http], sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } };
}

function hints(mode: string, old: string): object {
  return { 'service.kubernetes.io/topology-mode': mode, 'service.kubernetes.io/topology-aware-hints': old };
}

function secret(type: string, stringData: object): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' }, type, stringData };
}

function serviceAccount(annotations: object): object {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web', annotations } };
}
