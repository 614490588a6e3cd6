import type { JsonObject } from '../../../generate/json';
import { main, security } from './specs';

const annotated = (annotations: JsonObject, spec: JsonObject = {}): JsonObject => ({ metadata: { annotations }, spec });
const appArmor = 'container.apparmor.security.beta.kubernetes.io/main';
const seccomp = 'container.seccomp.security.alpha.kubernetes.io/main';
const podSeccomp = 'seccomp.security.alpha.kubernetes.io/pod';

/** Parts of a pod template: annotations beside the fields that say the same. */
export const templates: readonly JsonObject[] = [
  ...['runtime/default', 'unconfined', 'localhost/a', 'localhost/', 'foo', ''].flatMap((value) => [
    annotated({ [appArmor]: value }),
    ...['RuntimeDefault', 'Unconfined', 'Localhost'].flatMap((type) => [
      annotated(
        { [appArmor]: value },
        security({ appArmorProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) } }),
      ),
      annotated(
        { [appArmor]: value },
        { securityContext: { appArmorProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'b' }) } } },
      ),
    ]),
  ]),
  annotated({ 'container.apparmor.security.beta.kubernetes.io/none': 'runtime/default' }),
  annotated({ [appArmor]: 'runtime/default' }, { os: { name: 'windows' } }),
  ...['runtime/default', 'docker/default', 'unconfined', 'localhost/a', 'localhost/../a', 'foo'].flatMap((value) => [
    annotated({ [seccomp]: value }),
    annotated({ [podSeccomp]: value }),
    ...['RuntimeDefault', 'Unconfined', 'Localhost'].flatMap((type) => {
      const seccompProfile = { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) };
      return [
        annotated({ [seccomp]: value }, security({ seccompProfile })),
        annotated({ [podSeccomp]: value }, { securityContext: { seccompProfile } }),
      ];
    }),
  ]),
  annotated({
    'scheduler.alpha.kubernetes.io/tolerations':
      '[{"key":"a","operator":"Exists","value":"b"},{"key":"a b","effect":"Foo"}]',
  }),
  annotated({
    'scheduler.alpha.kubernetes.io/tolerations': '[{"key":"a","operator":"Equal","value":"b","tolerationSeconds":5}]',
  }),
  annotated({ 'scheduler.alpha.kubernetes.io/tolerations': '{' }),
  annotated({ 'kubernetes.io/config.mirror': 'a' }),
  annotated(
    { 'kubernetes.io/config.mirror': 'a' },
    { nodeName: 'n', resourceClaims: [{ name: 'a', resourceClaimName: 'a' }] },
  ),
  annotated(
    { 'kubernetes.io/config.mirror': 'a' },
    {
      nodeName: 'n',
      serviceAccountName: 'x',
      containers: [{ ...main, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] }],
    },
  ),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '+5' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '2147483648' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '-2147483648' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '05' }),
  annotated({ 'a/b/c': '', 'UPPER.com/A': '', '': '' }),
];
