import type { RuleDoc } from '../../findings/rule';
import { containerEnvRules } from './container-env';
import { containerRule } from './container-examples';
import { containerMountRules } from './container-mounts';
import { containerProbeRules } from './container-probes';
import { containerResourceRules } from './container-resources';
import { containerSecurityRules } from './container-security';

const reference = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container';
const ports = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports';
const debugging = 'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/';
const restarts = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy';

const init = (more: object) => ({ initContainers: [{ name: 'setup', image: 'busybox:1.37', ...more }] });
const debug = (more: object) => ({ ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37', ...more }] });
const restartRule = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };

const names: readonly RuleDoc[] = [
  containerRule(
    'containers',
    'A Pod has at least one container.',
    'Init containers and sidecars only serve the containers.',
    reference,
    { spec: { containers: [] } },
    {},
  ),
  containerRule(
    'container-name',
    'A container has a name that is a DNS label: a-z, 0-9 and "-", at most 63 characters.',
    'Logs, metrics and kubectl know it by that name.',
    reference,
    { container: { name: 'Web_App' } },
    { container: { name: 'web-app' } },
  ),
  containerRule(
    'container-name-unique',
    'No two containers of a Pod have one name; init containers count too.',
    'By its name a container is told from the others, before and after a restart.',
    reference,
    { spec: init({ name: 'web' }) },
    { spec: init({ name: 'setup' }) },
  ),
  containerRule(
    'image',
    'A container has an image, and no white space around its name.',
    'Beyond that a server does not look at it: whether the image is there shows when it is pulled.',
    'https://kubernetes.io/docs/concepts/containers/images/',
    { container: { image: 'nginx:1.29 ' } },
    { container: { image: 'nginx:1.29' } },
  ),
  containerRule(
    'init-container-fields',
    'An init container has no probes and no lifecycle hooks, unless it is a sidecar.',
    'It runs to its end before the containers start; nobody asks whether it is ready. A sidecar is one with restartPolicy Always.',
    'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
    { spec: init({ readinessProbe: { tcpSocket: { port: 8080 } } }) },
    { spec: init({ restartPolicy: 'Always', readinessProbe: { tcpSocket: { port: 8080 } } }) },
  ),
  containerRule(
    'ephemeral-container-fields',
    'An ephemeral container has no ports, probes, hooks, resources, restart policy or parts of volumes.',
    'It is for a look inside a running Pod and no part of what the Pod does.',
    debugging,
    { spec: debug({ ports: [{ containerPort: 80 }] }) },
    {},
  ),
  containerRule(
    'ephemeral-container-target',
    'The container that an ephemeral container looks into is in the Pod.',
    'It shares the processes of that container.',
    debugging,
    { spec: debug({ targetContainerName: 'app' }) },
    {},
  ),
];

const portRules: readonly RuleDoc[] = [
  containerRule(
    'port-number',
    'Ports are numbers from 1 to 65535.',
    'There are no others.',
    ports,
    { container: { ports: [{ containerPort: 65_536 }] } },
    { container: { ports: [{ containerPort: 65_535 }] } },
  ),
  containerRule(
    'port-name',
    'A port’s name has at most 15 characters, a-z, 0-9 and single hyphens, at least one letter, and no hyphen at its ends.',
    'It is a service name as the internet’s registry has them (RFC 6335). Probes that name a port keep the same rule.',
    ports,
    { container: { ports: [{ name: 'http_port', containerPort: 80 }] } },
    { container: { ports: [{ name: 'http-port', containerPort: 80 }] } },
  ),
  containerRule(
    'port-name-unique',
    'No two ports of a container have one name.',
    'Services and probes find a port by its name.',
    ports,
    {
      container: {
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'http', containerPort: 8080 },
        ],
      },
    },
    {
      container: {
        ports: [
          { name: 'http', containerPort: 80 },
          { name: 'admin', containerPort: 8080 },
        ],
      },
    },
  ),
  containerRule(
    'host-port-unique',
    'Each host port is taken once in a Pod, for each protocol and host address.',
    'Two containers cannot listen on one port of the node. Init containers run one by one, so each counts alone.',
    ports,
    {
      container: {
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 80 },
        ],
      },
    },
    {
      container: {
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 81 },
        ],
      },
    },
  ),
  containerRule(
    'duplicate-port',
    'A port and protocol are declared once in a Pod. (A warning.)',
    'The containers share one network, so only one of them can listen there.',
    ports,
    { container: { ports: [{ containerPort: 80 }, { name: 'http', containerPort: 80 }] } },
    { container: { ports: [{ containerPort: 80 }, { name: 'http', containerPort: 8080 }] } },
  ),
  containerRule(
    'duplicate-port-name',
    'A port’s name is used once in a Pod. (A warning, from 1.33.)',
    'A Service or probe that names it gets the first.',
    ports,
    {
      container: { ports: [{ name: 'http', containerPort: 80 }] },
      spec: init({ ports: [{ name: 'http', containerPort: 81 }] }),
    },
    {
      container: { ports: [{ name: 'http', containerPort: 80 }] },
      spec: init({ ports: [{ name: 'setup', containerPort: 81 }] }),
    },
  ),
  containerRule(
    'host-ip-without-port',
    'hostIP stands beside a hostPort. (A warning.)',
    'Alone it does nothing.',
    ports,
    { container: { ports: [{ containerPort: 80, hostIP: '127.0.0.1' }] } },
    { container: { ports: [{ containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' }] } },
  ),
];

const restartRules: readonly RuleDoc[] = [
  containerRule(
    'restart-policy',
    'A container has a restart policy of its own only from 1.35; an init container before that only Always.',
    'Always on an init container makes it a sidecar (from 1.29). On containers older servers know the Pod’s policy alone.',
    restarts,
    { kubernetes: '1.33', container: { restartPolicy: 'Never' } },
    { kubernetes: '1.35', container: { restartPolicy: 'Never' } },
  ),
  containerRule(
    'restart-rules',
    'Each of at most 20 restart rules has an action and exit codes with an operator, and at most 255 of them.',
    'The first rule that fits an exit decides, and the container’s restartPolicy where none does. Rules on sidecars are for 1.36 and later.',
    restarts,
    { container: { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart' }] } },
    { container: { restartPolicy: 'Never', restartPolicyRules: [restartRule] } },
  ),
];

/** What holds for the containers of a Pod. */
export const containerRules: readonly RuleDoc[] = [
  ...names,
  ...portRules,
  ...containerEnvRules,
  ...containerMountRules,
  ...containerProbeRules,
  ...containerResourceRules,
  ...containerSecurityRules,
  ...restartRules,
];
