import { plan } from '../plan';
import { changed, pod } from '../testdata/objects';
import { planned } from './testdata/planned';

describe('a Pod', () => {
  test('that is recreated says why, what is lost, and what makes it', () => {
    const now = changed(pod, 'spec.nodeSelector', { disk: 'ssd' });
    expect(planned(pod, now)).toMatchObject({
      verdict: 'recreate',
      summary: expect.stringMatching(/^the Pod has to be deleted and created; spec/),
      notes: [
        'lost: its IP address, its place on the node, its logs, and the content of its emptyDir volumes; it stops for at most 30 s',
      ],
      options: ['use a Deployment, which replaces its Pods when their template changes'],
    });
    const owned = changed(pod, 'metadata.ownerReferences', [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'a', controller: true },
    ]);
    expect(planned(owned, changed(owned, 'spec.nodeSelector', { disk: 'ssd' }))?.options).toEqual([
      'change the template of ReplicaSet "web-1", which makes this Pod',
    ]);
  });

  test('whose resources cannot be resized says what the resize would be refused for', () => {
    const guaranteed = changed(pod, 'spec.containers.0.resources', { limits: { cpu: '100m', memory: '64Mi' } });
    expect(planned(pod, guaranteed)?.summary).toMatch(/^the Pod has to be deleted and created; .*QoS class/);
    const more = changed(pod, 'spec.containers.0.resources.requests.cpu', '200m');
    expect(planned(pod, more, '1.32')?.summary).toMatch(/Kubernetes 1\.32 has no subresource to resize$/);
  });

  test('that gets a new image names the containers that restart, which are not init containers', () => {
    const two = changed(pod, 'spec.initContainers', [
      { name: 'wait', image: 'registry.example/wait:1' },
      { name: 'proxy', image: 'registry.example/proxy:1', restartPolicy: 'Always' },
    ]);
    const now = changed(two, 'spec.initContainers.1.image', 'registry.example/proxy:2');
    expect(planned(two, now)?.summary).toBe('container "proxy" restarts with the new image; the Pod stays');
    expect(planned(two, changed(two, 'spec.initContainers.0.image', 'registry.example/wait:2'))).toMatchObject({
      verdict: 'patch',
      restarts: false,
      summary: 'no Pod restarts',
    });
  });

  test('that is resized says which container restarts for which resource', () => {
    const policy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }];
    const object = changed(pod, 'spec.containers.0.resizePolicy', policy);
    const memory = changed(object, 'spec.containers.0.resources.requests.memory', '96Mi');
    expect(planned(object, memory)?.summary).toBe('in place; container "web" restarts');
    expect(planned(object, changed(object, 'spec.containers.0.resources.requests.cpu', '1'))?.summary).toBe(
      'in place, without a restart',
    );
  });

  test('that is resized says what becomes of it where the node has no room, by release', () => {
    const more = changed(pod, 'spec.containers.0.resources.requests.cpu', '500');
    const limited = changed(more, 'spec.containers.0.resources.limits.cpu', '500');
    expect(planned(pod, limited, '1.36')?.notes).toContain(
      'a node without room for it defers the resize; one of more than the node has is refused',
    );
    expect(planned(pod, limited, '1.35')?.notes).toContain(
      'a node without room for it defers the resize, or marks it as infeasible',
    );
  });
});

describe('a Pod with resources of its own', () => {
  const limited = (memory: string, container: object, kubernetes: '1.35' | '1.37' = '1.37') => {
    const object = (amount: string) => {
      const policy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }];
      const containers = [{ name: 'web', image: 'registry.example/web:1', resizePolicy: policy, ...container }];
      const resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '1', memory: amount } };
      return { ...pod, spec: { resources, containers } };
    };
    return plan(object('96Mi'), object(memory), { kubernetes }).objects[0];
  };

  test('restarts the containers that have no limit of their own', () => {
    expect(limited('128Mi', {})).toMatchObject({
      verdict: 'resize',
      restarts: true,
      summary: 'in place; container "web" restarts',
    });
    const own = { resources: { requests: { memory: '32Mi' }, limits: { memory: '80Mi' } } };
    expect(limited('128Mi', own)).toMatchObject({ verdict: 'resize', restarts: false });
  });

  test('is recreated before its release can resize it', () => {
    expect(limited('128Mi', {}, '1.35')?.verdict).toBe('recreate');
  });
});
