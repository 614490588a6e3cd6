/** A mistake that users make, and its errors. */
export interface Mistake {
  readonly title: string;
  readonly program: string;
  /** A part of what the compiler says, of TypeScript 5.9 and 7; `''` where it says nothing. */
  readonly compiler: string;
  /** Parts of the error when it runs without a compiler; none where it is no mistake then. */
  readonly atRunTime: readonly string[];
}

/**
 * Plausible mistakes with workloads. Each is the body of a program that has `chart`, `image`, an output `folder`, and all of the
 * package's exports; the app is synthesized behind it.
 */
export const mistakesWithWorkloads: readonly Mistake[] = [
  {
    title: 'a Workload without containers',
    program: `new Workload(chart, 'web', {});`,
    compiler: '',
    atRunTime: ['[app/containers]'],
  },
  {
    title: 'app and containers together',
    program: `new Workload(chart, 'web', { app: { image }, containers: [{ name: 'a', image }] });`,
    compiler: '',
    atRunTime: ['[app/containers]'],
  },
  {
    title: 'a misspelt prop',
    program: `new Workload(chart, 'web', { app: { image }, workloads: { kind: 'Deployment' } });`,
    compiler: `'workloads' does not exist in type`,
    atRunTime: ['Workload shop/web: unknown property "workloads"; did you mean "workload"?'],
  },
  {
    title: 'a PodSpec under spec, as in a manifest',
    program: `new Workload(chart, 'web', { spec: { containers: [{ name: 'web', image }] } });`,
    compiler: `'spec' does not exist in type`,
    atRunTime: ['Workload shop/web: unknown property "spec"; set the fields of the PodSpec in pod, of the workload in'],
  },
  {
    title: 'labels beside the props',
    program: `new Workload(chart, 'web', { app: { image }, labels: { team: 'shop' } });`,
    compiler: `'labels' does not exist in type`,
    atRunTime: [
      'Workload shop/web: unknown property "labels"; set metadata.labels for the object, podMetadata.labels for its',
    ],
  },
  {
    title: 'replicas beside the props',
    program: `new Workload(chart, 'web', { app: { image }, replicas: 3 });`,
    compiler: `'replicas' does not exist in type`,
    atRunTime: ['Workload shop/web: unknown property "replicas"; set workload.replicas'],
  },
  {
    title: 'volumes beside the props',
    program: `new Workload(chart, 'web', { app: { image }, volumes: [emptyDir('tmp')] });`,
    compiler: `'volumes' does not exist in type`,
    atRunTime: ['Workload shop/web: unknown property "volumes"; set pod.volumes'],
  },
  {
    title: 'env beside the props',
    program: `new Workload(chart, 'web', { app: { image }, env: env({ A: 'b' }) });`,
    compiler: `'env' does not exist in type`,
    atRunTime: ['Workload shop/web: unknown property "env"; set app.env'],
  },
  {
    title: 'a kind in lower case',
    program: `new Workload(chart, 'web', { workload: { kind: 'deployment' }, app: { image } });`,
    compiler: `Type '"deployment"' is not assignable to type`,
    atRunTime: [
      'Workload shop/web: workload.kind must be one of "Pod", "Deployment", "StatefulSet", "DaemonSet",',
      'did you mean "Deployment"?',
    ],
  },
  {
    title: 'a kind without a pod template',
    program: `new Workload(chart, 'web', { workload: { kind: 'Service' }, app: { image } });`,
    compiler: `Type '"Service"' is not assignable to type`,
    atRunTime: ['Workload shop/web: workload.kind must be one of "Pod", "Deployment", "StatefulSet", "DaemonSet",'],
  },
  {
    title: 'a CronJob without a schedule',
    program: `new Workload(chart, 'web', { workload: { kind: 'CronJob' }, app: { image } });`,
    compiler: `Property 'schedule' is missing`,
    atRunTime: ['spec.schedule:', '[api/cron-schedule]'],
  },
  {
    title: 'a misspelt field of the kind',
    program: `new Workload(chart, 'web', { workload: { kind: 'Deployment', replica: 3 }, app: { image } });`,
    compiler: `'replica' does not exist in type`,
    atRunTime: ['spec.replica:', '[shape/unknown-field]'],
  },
  {
    title: 'a misspelt field of a container',
    program: `new Workload(chart, 'web', { app: { image, readynessProbe: httpGet('/', 80) } });`,
    compiler: `'readynessProbe' does not exist in type`,
    atRunTime: ['spec.containers[0].readynessProbe:', '[shape/unknown-field]'],
  },
  {
    title: 'a probe without a handler',
    program: `new Workload(chart, 'web', { app: { image, readinessProbe: { periodSeconds: 5 } } });`,
    compiler: `Property 'tcpSocket' is missing`,
    atRunTime: ['spec.containers[0].readinessProbe:', '[api/handler]'],
  },
  {
    title: 'a probe with two handlers',
    program: `new Workload(chart, 'web', { app: { image, readinessProbe: { httpGet: { port: 80 }, exec: { command: ['true'] } } } });`,
    compiler: `Type '{ command: string[]; }' is not assignable to type 'undefined'`,
    atRunTime: ['spec.containers[0].readinessProbe.httpGet:', '[api/handler]'],
  },
  {
    title: 'a widened text in a variable',
    program: `const props = { app: { image, imagePullPolicy: 'Always' } };
new Workload(chart, 'web', props);`,
    compiler: `Types of property 'imagePullPolicy' are incompatible`,
    atRunTime: [],
  },
  {
    title: 'a wrong value in a variable',
    program: `const props = { app: { image, imagePullPolicy: 'Sometimes' } };
new Workload(chart, 'web', props);`,
    compiler: `Types of property 'imagePullPolicy' are incompatible`,
    atRunTime: ['spec.containers[0].imagePullPolicy:', '[api/enum]'],
  },
  {
    title: 'an attachment that is not in an array',
    program: `new Workload(chart, 'web', { app: { image }, attachments: redisExporter() });`,
    compiler: `missing the following properties from type 'readonly Attachment<string>[]`,
    atRunTime: [
      'Workload shop/web: attachments must be an array of attachments, got an object; put it into brackets: [ … ]',
    ],
  },
  {
    title: 'an attachment by its name',
    program: `new Workload(chart, 'web', { app: { image }, attachments: ['redis-exporter'] });`,
    compiler: `Type 'string' is not assignable to type`,
    atRunTime: ['Workload shop/web: attachments[0] must be an attachment, such as nginx({ … })'],
  },
  {
    title: 'a number in env',
    program: `new Workload(chart, 'web', { app: { image, env: [{ name: 'PORT', value: 8080 }] } });`,
    compiler: `Type 'number' is not assignable to type 'string'`,
    atRunTime: ['spec.containers[0].env[0].value:', '[shape/wrong-type]'],
  },
  {
    title: 'env as a record',
    program: `new Workload(chart, 'web', { app: { image, env: { PORT: '8080' } } });`,
    compiler: `'PORT' does not exist in type`,
    atRunTime: ['Workload shop/web: app.env must be an array, got an object; use env({ … })'],
  },
  {
    title: 'a port as a number',
    program: `new Workload(chart, 'web', { app: { image, ports: [8080] } });`,
    compiler: `Type 'number' is not assignable to type 'ContainerPort'`,
    atRunTime: ['spec.containers[0].ports[0]:', '[shape/wrong-type]'],
  },
  {
    title: 'a command as a text',
    program: `new Workload(chart, 'web', { app: { image, command: 'bin/web' } });`,
    compiler: `Type 'string' is not assignable to type`,
    atRunTime: ['spec.containers[0].command:', '[shape/wrong-type]'],
  },
  {
    title: 'a volume with two sources',
    program: `new Workload(chart, 'web', { app: { image }, pod: { volumes: [{ name: 'a', emptyDir: {}, configMap: { name: 'a' } }] } });`,
    compiler: `Type '{ name: string; }' is not assignable to type 'undefined'`,
    atRunTime: ['spec.volumes[0].configMap:', '[api/one-volume-source]'],
  },
  {
    title: 'containers under pod',
    program: `new Workload(chart, 'web', { app: { image }, pod: { containers: [{ name: 'b', image }] } });`,
    compiler: `'containers' does not exist in type`,
    atRunTime: ['Workload shop/web: pod.containers is not supported here; set app or containers'],
  },
  {
    title: 'a release that is none',
    program: `new Workload(chart, 'web', { app: { image }, kubernetes: '1.3' });`,
    compiler: `Type '"1.3"' is not assignable to type`,
    atRunTime: ['setting "kubernetes": ', '[app/settings]'],
  },
  {
    title: 'a release as a number',
    program: `new Workload(chart, 'web', { app: { image }, kubernetes: 1.36 });`,
    compiler: `Type 'number' is not assignable to type`,
    atRunTime: ['setting "kubernetes": ', '[app/settings]'],
  },
  {
    title: 'a hardening level that is none',
    program: `new Workload(chart, 'web', { app: { image }, hardening: 'strict' });`,
    compiler: `Type '"strict"' is not assignable to type`,
    atRunTime: ['setting "hardening": ', '[app/settings]'],
  },
  {
    title: 'app of a WebWithLogProcessor',
    program: `new WebWithLogProcessor(chart, 'web', { app: { image }, logs: { directory: '/var/log' } });`,
    compiler: `'app' does not exist in type`,
    atRunTime: ['WebWithLogProcessor shop/web: unknown property "app"; set web'],
  },
  {
    title: 'a WebWithLogProcessor without logs',
    program: `new WebWithLogProcessor(chart, 'web', { web: { image } });`,
    compiler: `Property 'logs' is missing`,
    atRunTime: ['WebWithLogProcessor shop/web: logs is missing; set an object with directory'],
  },
  {
    title: 'logs as a text',
    program: `new WebWithLogProcessor(chart, 'web', { web: { image }, logs: '/var/log' });`,
    compiler: `Type 'string' is not assignable to type 'Logs'`,
    atRunTime: ['WebWithLogProcessor shop/web: logs must be an object with directory, got a string'],
  },
  {
    title: 'a misspelt option of logs',
    program: `new WebWithLogProcessor(chart, 'web', { web: { image }, logs: { directory: '/var/log', sizelimit: '1Gi' } });`,
    compiler: `'sizelimit' does not exist in type`,
    atRunTime: ['WebWithLogProcessor shop/web: unknown property "logs.sizelimit"; did you mean "sizeLimit"?'],
  },
  {
    title: 'a rotation that is none',
    program: `new WebWithLogProcessor(chart, 'web', { web: { image }, logs: { directory: '/var/log', rotation: 'daily' } });`,
    compiler: `Type '"daily"' is not assignable to type`,
    atRunTime: [
      'WebWithLogProcessor shop/web: logs.rotation must be "app", { renamed: GLOB } or { copytruncate: { maxSize } }, got a string',
    ],
  },
  {
    title: 'a ProxySidecar without a proxy',
    program: `new ProxySidecar(chart, 'web', { app: { image } });`,
    compiler: `Property 'proxy' is missing`,
    atRunTime: ['ProxySidecar shop/web: proxy is missing; set a proxy, such as nginx({ … })'],
  },
  {
    title: 'an AmbassadorPod without an ambassador',
    program: `new AmbassadorPod(chart, 'web', { app: { image } });`,
    compiler: `Property 'ambassador' is missing`,
    atRunTime: ['AmbassadorPod shop/web: ambassador is missing; set an ambassador, such as pgbouncer({ … })'],
  },
];
