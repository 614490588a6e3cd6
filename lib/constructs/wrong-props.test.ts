import { Chart, Testing } from 'cdk8s';
import { fluentBit, nginx, pgbouncer, statsdExporter } from '../attachments';
import { fromSecret } from '../pod';
import { AdapterPod } from './adapter-pod';
import { AmbassadorPod } from './ambassador-pod';
import { ProxySidecar } from './proxy-sidecar';
import { WebWithLogProcessor, type WebWithLogProcessorProps } from './web-with-log-processor';
import { Workload, type WorkloadProps } from './workload';

describe('props that only JavaScript callers can set', () => {
  const chart = () => new Chart(Testing.app(), 'shop');
  const app = { image: 'registry.example/shop:1' };
  const construct = (props: unknown) => () => new Workload(chart(), 'web', props as WorkloadProps);

  test.each([
    [{ app, workloads: {} }, 'unknown property "workloads"; did you mean "workload"?'],
    [{ spec: {} }, 'unknown property "spec"; set the fields of the PodSpec in pod, of the workload in workload,'],
    [
      { app, labels: {} },
      'unknown property "labels"; set metadata.labels for the object, podMetadata.labels for its Pods',
    ],
    [{ app, volumes: [] }, 'unknown property "volumes"; set pod.volumes'],
    [{ app, replicas: 3 }, 'unknown property "replicas"; set workload.replicas'],
    [{ image: 'a:1' }, 'unknown property "image"; set app.image'],
    [{ app, namespace: 'shop' }, 'unknown property "namespace"; set metadata.namespace'],
    [{ app, web: app }, 'unknown property "web"; set one of app, asWritten, attachments,'],
    [
      { app, attachments: nginx({ listen: 8443, upstream: { port: 80 } }) },
      'attachments must be an array of attachments',
    ],
    [{ app, attachments: ['nginx'] }, 'attachments[0] must be an attachment, such as nginx({ … })'],
    [
      { app, logs: { directory: '/var/log', rotation: 'ap' } },
      'logs.rotation must be "app", { renamed: GLOB } or { copytruncate: { maxSize } }; did you mean "app"?',
    ],
    [
      { app, logs: { directory: '/var/log', rotation: { rename: '*.log.*' } } },
      'unknown property "logs.rotation.rename"; did you mean "renamed"?',
    ],
    [
      { app, logs: { directory: '/var/log', rotation: { renamed: '*.log.*', copytruncate: { maxSize: '1Mi' } } } },
      'logs.rotation has two ways to rotate; set only one of renamed and copytruncate',
    ],
    [{ app, logs: { directory: '/var/log', rotation: {} } }, 'logs.rotation is empty; set renamed or copytruncate'],
    [{ app: 'a:1' }, 'app must be an object, got a string'],
    [undefined, 'props is missing; set an object'],
  ])('%j is an error with the path of the construct', (props, message) => {
    expect(construct(props)).toThrow(TypeError);
    expect(construct(props)).toThrow(`Workload shop/web: ${message}`);
  });

  test.each([{ kind: 'Pod' }, { kind: 'Deployment' }])(
    'of podMetadata are reported in %j, and finalizers stay',
    ({ kind }) => {
      const given = { app, workload: { kind }, podMetadata: { label: { a: 'b' } } };
      const synthesized = (props: unknown) =>
        Testing.synth(Chart.of(new Workload(chart(), 'web', props as WorkloadProps)));
      expect(() => synthesized(given)).toThrow(/metadata\.label: .*labels/);
      const podMetadata = { finalizers: ['a.b/c'], labels: { a: 'b' } };
      const [manifest] = synthesized({ ...given, podMetadata });
      const { metadata } = kind === 'Pod' ? manifest : manifest.spec.template;
      expect(metadata).toMatchObject(podMetadata);
    },
  );

  test('suggests web for app of a WebWithLogProcessor', () => {
    const props = { app, logs: { directory: '/var/log' } } as unknown as WebWithLogProcessorProps;
    expect(() => new WebWithLogProcessor(chart(), 'web', props)).toThrow(
      'WebWithLogProcessor shop/web: unknown property "app"; set web',
    );
  });

  test('accepts additional props of a class of the user, except misspellings of ours', () => {
    class Service extends Workload {}
    class Proxied extends ProxySidecar {}
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
    const own = (props: object) => new Service(chart(), 'web', { app, ...props });
    expect(() => own({ team: 'shop', image: 'a:1', replicas: 2 })).not.toThrow();
    expect(() => own({ atachments: [] })).toThrow('unknown property "atachments"; did you mean "attachments"?');
    const proxied = (props: object) => new Proxied(chart(), 'web', { app, proxy, ...props });
    expect(() => proxied({ team: 'shop' })).not.toThrow();
    expect(() => proxied({ lgos: {} })).toThrow('ProxySidecar shop/web: unknown property "lgos"; did you mean "logs"?');
  });
});

describe('the role of an attachment in a construct', () => {
  const app = { image: 'registry.example/shop:1' };
  const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
  const adapter = statsdExporter();
  const ambassador = pgbouncer({ server: { host: 'db' }, users: { web: fromSecret('db', 'password') } });
  const chart = () => new Chart(Testing.app(), 'shop');

  test.each<[string, () => unknown, string]>([
    [
      'AdapterPod',
      () => new AdapterPod(chart(), 'web', { app, adapter: ambassador }),
      'AdapterPod shop/web: adapter must be an adapter, such as statsdExporter({ … }), got an ambassador, "pgbouncer"; pass that one in attachments',
    ],
    [
      'AmbassadorPod',
      () => new AmbassadorPod(chart(), 'web', { app, ambassador: adapter }),
      'AmbassadorPod shop/web: ambassador must be an ambassador, such as pgbouncer({ … }), got an adapter, "statsd-exporter"',
    ],
    [
      'ProxySidecar',
      () => new ProxySidecar(chart(), 'web', { app, proxy: fluentBit() }),
      'ProxySidecar shop/web: proxy must be a proxy, such as nginx({ … }), got a log processor, "fluent-bit"',
    ],
    [
      'WebWithLogProcessor',
      () => new WebWithLogProcessor(chart(), 'web', { web: app, logs: { directory: '/var/log' }, logProcessor: proxy }),
      'logProcessor must be a log processor, such as fluentBit({ … }), got a proxy, "nginx"',
    ],
  ])('%s rejects one of another pattern', (_construct, construct, message) => {
    expect(construct).toThrow(TypeError);
    expect(construct).toThrow(message);
  });

  test('is any for an attachment that does not say its pattern', () => {
    const { pattern: _, ...own } = ambassador;
    expect(() => new AdapterPod(chart(), 'web', { app, adapter: own })).not.toThrow();
  });
});
