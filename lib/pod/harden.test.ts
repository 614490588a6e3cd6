import type { PodTemplateSpec } from '../kubernetes/generated/types';
import { harden, hardenContainer } from './harden';

const template = (spec: Partial<NonNullable<PodTemplateSpec['spec']>> = {}): PodTemplateSpec => ({
  spec: { containers: [{ name: 'app', image: 'app:1' }], ...spec },
});

describe('harden', () => {
  test('makes a plain Pod pass the restricted standard', () => {
    expect(harden(template(), 'restricted').spec).toEqual({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'app',
          image: 'app:1',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
          },
        },
      ],
    });
  });

  test('hardens init containers as well', () => {
    const hardened = harden(template({ initContainers: [{ name: 'wait', image: 'wait:1' }] }), 'restricted');
    expect(hardened.spec?.initContainers?.[0]?.securityContext?.allowPrivilegeEscalation).toBe(false);
  });

  test('never changes a field that is set', () => {
    const written = template({
      automountServiceAccountToken: true,
      enableServiceLinks: true,
      securityContext: { runAsNonRoot: false, seccompProfile: { type: 'Unconfined' } },
      containers: [
        {
          name: 'app',
          image: 'x:1',
          securityContext: {
            allowPrivilegeEscalation: true,
            capabilities: { drop: [] },
            readOnlyRootFilesystem: false,
          },
        },
      ],
    });
    expect(harden(written, 'restricted')).toEqual(written);
  });

  test('accepts an explicit root container, and no others with it', () => {
    const app = { name: 'app', image: 'x:1', securityContext: { runAsUser: 0 } };
    const { spec } = harden(template({ containers: [app, { name: 'other', image: 'x:1' }] }), 'restricted');
    expect(spec?.securityContext?.runAsNonRoot).toBe(true);
    expect(spec?.containers.map(({ securityContext }) => securityContext?.runAsNonRoot)).toEqual([false, undefined]);
    expect(hardenContainer(app, 'restricted').securityContext?.runAsNonRoot).toBe(false);
  });

  test('accepts an explicit root Pod', () => {
    const { spec } = harden(template({ securityContext: { runAsUser: 0 } }), 'restricted');
    expect(spec?.securityContext).not.toHaveProperty('runAsNonRoot');
    expect(spec?.containers[0]?.securityContext).not.toHaveProperty('runAsNonRoot');
  });

  test('keeps runAsNonRoot with user 0 as written', () => {
    const container = { name: 'app', image: 'x:1', securityContext: { runAsUser: 0 } };
    const written = template({ securityContext: { runAsNonRoot: true }, containers: [container] });
    expect(harden(written, 'restricted').spec?.containers[0]?.securityContext).not.toHaveProperty('runAsNonRoot');
  });

  test('adds the drop next to added capabilities', () => {
    const added = template({
      containers: [{ name: 'app', image: 'x:1', securityContext: { capabilities: { add: ['NET_BIND_SERVICE'] } } }],
    });
    expect(harden(added, 'restricted').spec?.containers[0]?.securityContext?.capabilities).toEqual({
      add: ['NET_BIND_SERVICE'],
      drop: ['ALL'],
    });
  });

  test('omits fields that the API server rejects in a privileged container', () => {
    const privileged = template({ containers: [{ name: 'app', image: 'x:1', securityContext: { privileged: true } }] });
    expect(harden(privileged, 'restricted').spec?.containers[0]?.securityContext).not.toHaveProperty(
      'allowPrivilegeEscalation',
    );
  });

  test('keeps the token of a Pod with a service account', () => {
    expect(harden(template({ serviceAccountName: 'reader' }), 'restricted').spec).not.toHaveProperty(
      'automountServiceAccountToken',
    );
  });

  test('sets no Linux fields in a Windows Pod', () => {
    const hardened = harden(template({ os: { name: 'windows' } }), 'restricted').spec;
    expect(hardened?.securityContext).toEqual({ runAsNonRoot: true });
    expect(hardened?.containers[0]).not.toHaveProperty('securityContext');
  });

  test('changes under baseline only what no image notices, and under privileged no security context at all', () => {
    expect(harden(template(), 'baseline').spec?.securityContext).toEqual({
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(harden(template(), 'baseline').spec?.containers[0]).not.toHaveProperty('securityContext');
    expect(harden(template(), 'privileged').spec).toEqual({
      ...template().spec,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
  });

  test('is idempotent', () => {
    for (const profile of ['restricted', 'baseline', 'privileged'] as const) {
      const once = harden(template(), profile);
      expect(harden(once, profile)).toEqual(once);
    }
  });
});

test('hardens a single container without fields of the Pod', () => {
  expect(
    hardenContainer({ name: 'proxy', image: 'proxy:1', securityContext: { runAsUser: 101 } }, 'restricted')
      .securityContext,
  ).toEqual({
    runAsUser: 101,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
});
