import { Chart, Testing } from 'cdk8s';
import { nginx } from '../attachments';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { attach } from './attach';
import { expose } from './expose';
import { Workload, type WorkloadProps } from './workload';

const app = { name: 'app', image: 'registry.example/cart:7', ports: [{ containerPort: 8080 }] };

function synthesized(props: WorkloadProps, then: (workload: Workload) => void = () => {}) {
  const chart = new Chart(Testing.app(), 'shop', { labels: { team: 'checkout' } });
  then(new Workload(chart, 'cart', { asWritten: true, ...props }));
  return Testing.synth(chart);
}

describe('a workload that is as written', () => {
  test('has only the fields that are set, in its template as well', () => {
    const selector = { app: 'cart' };
    expect(synthesized({ workload: { kind: 'Deployment' }, selector, app })).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'cart', labels: { team: 'checkout' } },
        spec: {
          selector: { matchLabels: selector },
          template: { metadata: { labels: selector }, spec: { containers: [app] } },
        },
      },
    ]);
  });

  test.each<[WorkloadOptions, object]>([
    [{ kind: 'Pod' }, { spec: { containers: [app] } }],
    [{ kind: 'Job' }, { spec: { template: { spec: { containers: [app] } } } }],
    [
      { kind: 'CronJob', schedule: '@daily' },
      { spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec: { containers: [app] } } } } } },
    ],
    [{ kind: 'PodTemplate' }, { template: { spec: { containers: [app] } } }],
  ])('of kind %j gets no restart policy and no labels', (workload, expected) => {
    const rest = workload.kind.endsWith('Job') ? { pod: { restartPolicy: 'Never' } as const } : {};
    const [manifest] = synthesized({ workload, app, ...rest });
    const withPolicy = JSON.parse(JSON.stringify(manifest).replace(/,"restartPolicy":"Never"/, ''));
    expect(withPolicy).toMatchObject(expected);
    expect(JSON.stringify(manifest)).not.toContain('app.kubernetes.io/name');
  });

  test('of kind StatefulSet gets no headless Service', () => {
    const objects = synthesized({ workload: { kind: 'StatefulSet' }, selector: { app: 'cart' }, app });
    expect(objects.map(({ kind, spec }) => [kind, spec.serviceName])).toEqual([['StatefulSet', undefined]]);
  });

  test('is exposed without a name label and without a preStop sleep, by the labels of its Pods', () => {
    const [pod, service] = synthesized({ podMetadata: { labels: { app: 'cart' } }, app }, (cart) => {
      expose(cart, { ports: [{ port: 80, targetPort: 8080 }] });
    });
    expect(pod.spec).toEqual({ containers: [app] });
    expect(service.metadata).toEqual({ name: 'cart', labels: { team: 'checkout' } });
    expect(service.spec).toEqual({ selector: { app: 'cart' }, ports: [{ port: 80, targetPort: 8080 }] });
  });

  test('gets from an attachment what a workload of another library gets', () => {
    const [{ spec }] = synthesized({ workload: { kind: 'Deployment' }, selector: { app: 'cart' }, app }, (cart) => {
      attach(cart, nginx({ listen: 8443, upstream: { port: 8080 } }));
    }).filter(({ kind }) => kind === 'Deployment');
    const { containers, initContainers, securityContext } = spec.template.spec;
    expect(securityContext).toBeUndefined();
    expect(containers[0].securityContext).toBeUndefined();
    expect(initContainers[0].securityContext).toMatchObject({ runAsNonRoot: true });
  });
});
