/** A mistake that users make, and what they are told of it. */
export interface Mistake {
  readonly title: string;
  readonly program: string;
  /** A part of what the compiler says, of TypeScript 5.9 and 7; `''` where it says nothing. */
  readonly compiler: string;
  /** Parts of the error when it runs without a compiler; none where it is no mistake then. */
  readonly atRunTime: readonly string[];
}

/**
 * Plausible mistakes. Each is the body of a program that has `chart`, `image`, an output `folder`, and all of the
 * package's exports; its app is synthesized behind it.
 */
export const mistakes: readonly Mistake[] = [
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
    atRunTime: ['Workload shop/web: attachments[0] must be an attachment, as nginx({ … }) gives it'],
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
    atRunTime: ['spec.containers[0].env:', '[shape/wrong-type]'],
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
    atRunTime: ['WebWithLogProcessor shop/web: logs.rotation must be "app", got a string'],
  },
  {
    title: 'a ProxySidecar without a proxy',
    program: `new ProxySidecar(chart, 'web', { app: { image } });`,
    compiler: `Property 'proxy' is missing`,
    atRunTime: ['ProxySidecar shop/web: proxy is missing; set an attachment, as nginx({ … }) gives it'],
  },
  {
    title: 'nginx without an upstream',
    program: `nginx({ listen: 8443 });`,
    compiler: `Property 'upstream' is missing`,
    atRunTime: ['nginx: upstream is missing; set an object'],
  },
  {
    title: 'nginx with an upstream that is a port',
    program: `nginx({ listen: 8443, upstream: 8080 });`,
    compiler: `Type 'number' is not assignable to type 'NginxUpstream'`,
    atRunTime: ['nginx: upstream must be an object, got a number'],
  },
  {
    title: 'nginx with a misspelt option',
    program: `nginx({ listen: 8443, upstream: { port: 8080 }, websocket: true });`,
    compiler: `'websocket' does not exist in type`,
    atRunTime: ['nginx: unknown property "websocket"; did you mean "websockets"?'],
  },
  {
    title: 'nginx with tls: true',
    program: `nginx({ listen: 8443, upstream: { port: 8080 }, tls: true });`,
    compiler: `Type 'boolean' is not assignable to type 'NginxTls'`,
    atRunTime: ['nginx: tls must be an object with secretName, got a boolean'],
  },
  {
    title: 'nginx without options',
    program: `nginx();`,
    compiler: 'Expected 1 arguments, but got 0',
    atRunTime: ['nginx: options is missing; set an object with upstream'],
  },
  {
    title: 'a literal password',
    program: `redisExporter({ password: 'hunter2' });`,
    compiler: `Type 'string' is not assignable to type 'SecretSource'`,
    atRunTime: [`redis-exporter: password: found no Secret's key; give fromSecret('name', 'key')`],
  },
  {
    title: 'a literal token of an output',
    program: `fluentBit({ outputs: [loki({ host: 'loki', token: 'hunter2' })] });`,
    compiler: `Type 'string' is not assignable to type 'SecretSource'`,
    atRunTime: [`loki: token must come out of a Secret; set fromSecret('name', 'key')`],
  },
  {
    title: 'outputs that are not in an array',
    program: `fluentBit({ outputs: stdout() });`,
    compiler: `missing the following properties from type 'readonly Output[]`,
    atRunTime: ['fluentBit: outputs must be an array of outputs, got an object; put it into brackets: [ … ]'],
  },
  {
    title: 'an output as a function',
    program: `fluentBit({ outputs: [stdout] });`,
    compiler: `Type '() => Output' is not assignable to type 'Output'`,
    atRunTime: ['fluentBit: outputs[0] must be an object with plugin and properties, got a function'],
  },
  {
    title: 'waitForTcp without a deadline',
    program: `waitForTcp('db:5432');`,
    compiler: 'Expected 2 arguments, but got 1',
    atRunTime: ['waitForTcp: options is missing; set an object with within'],
  },
  {
    title: 'waitForTcp with a port on its own',
    program: `waitForTcp('db', 5432);`,
    compiler: `Argument of type 'number' is not assignable to parameter of type 'InitContainerOptions`,
    atRunTime: ['waitForTcp: options must be an object with within, got a number'],
  },
  {
    title: 'a misspelt deadline',
    program: `waitForHttp('http://api/', { timeout: '60s' });`,
    compiler: `'timeout' does not exist in type`,
    atRunTime: ['waitForHttp: unknown property "options.timeout"; set one of container, headers, name, status, within'],
  },
  {
    title: 'a probe with options for a port',
    program: `httpGet('/ready', { port: 80 });`,
    compiler: `Argument of type '{ port: number; }' is not assignable to parameter of type 'IntOrString`,
    atRunTime: ['httpGet: port must be a string or a number, got an object'],
  },
  {
    title: 'a misspelt timing of a probe',
    program: `httpGet('/ready', 80, { period: 5 });`,
    compiler: `'period' does not exist in type`,
    atRunTime: [
      'httpGet: unknown property "options.period"; set one of failureThreshold, headers, host, initialDelaySeconds,',
    ],
  },
  {
    title: 'a misspelt resource',
    program: `resources({ cpu: '100m', mem: '1Gi' });`,
    compiler: `'mem' does not exist in type`,
    atRunTime: ['resources: unknown property "mem"; set one of cpu, ephemeralStorage, limits, memory'],
  },
  {
    title: 'requests in resources',
    program: `resources({ requests: { cpu: '100m' } });`,
    compiler: `'requests' does not exist in type`,
    atRunTime: ['resources: unknown property "requests"; set one of cpu, ephemeralStorage, limits, memory'],
  },
  {
    title: 'a rule of affinity that is none',
    program: `separateFrom('self', { rule: 'require' });`,
    compiler: `Type '"require"' is not assignable to type`,
    atRunTime: ['separateFrom: options.rule must be "preferred" or "required"; did you mean "required"?'],
  },
  {
    title: 'a command that is no list',
    program: `exec('true');`,
    compiler: `Argument of type 'string' is not assignable to parameter of type 'readonly`,
    atRunTime: ['exec: command must be an array, got a string; put it into brackets: [ … ]'],
  },
  {
    title: 'a volume mount by its path alone',
    program: `mount('/data');`,
    compiler: 'Expected 2-3 arguments, but got 1',
    atRunTime: ['mount: path is missing; set a string'],
  },
  {
    title: 'files without a checksum',
    program: `fetchFiles('data', { 'a.bin': 'https://example.com/a' }, { within: '5m' });`,
    compiler: `Type 'string' is not assignable to type 'FetchedFile'`,
    atRunTime: ['fetchFiles: files.a.bin must be an object with url and sha256, got a string'],
  },
  {
    title: 'env of a key that is missing',
    program: `env({ PASSWORD: fromSecret('shop') });`,
    compiler: 'Expected 2-3 arguments, but got 1',
    atRunTime: ['fromSecret: key is missing; set a string'],
  },
  {
    title: 'a misspelt option of an App',
    program: `new GitOpsApp({ kustomisation: true });`,
    compiler: `'kustomisation' does not exist in type`,
    atRunTime: ['GitOpsApp: unknown property "kustomisation"; did you mean "kustomization"?'],
  },
  {
    title: 'a layout that is none',
    program: `new GitOpsApp({ layout: 'file-per-objects' });`,
    compiler: `Type '"file-per-objects"' is not assignable to type`,
    atRunTime: ['layout: found "file-per-objects"; write file-per-object'],
  },
  {
    title: 'a misspelt option of an environment',
    program: `synthEach({ staging: { kubernetes: '1.36', kustomisation: true } }, () => {});`,
    compiler: 'DidYouMean<"kustomization">',
    atRunTime: [
      'synthEach: environment "staging": unknown property "kustomisation"; did you mean "kustomization"? For one of',
    ],
  },
  {
    title: 'an attachment before its target',
    program: `attach(redisExporter(), new Workload(chart, 'web', { app: { image } }));`,
    compiler: `missing the following properties from type 'IConstruct`,
    atRunTime: ['attach: target must be a construct, as a Chart'],
  },
  {
    title: 'an attachment that is called off',
    program: `attach(new Workload(chart, 'web', { app: { image } }), redisExporter);`,
    compiler: `Argument of type '(options?: RedisExporterOptions) => Attachment<"metrics">' is not assignable to parameter of type 'Attachment`,
    atRunTime: ['attach: attachment must be an attachment, as nginx({ … }) gives it'],
  },
  {
    title: 'expose with a port as text',
    program: `expose(new Workload(chart, 'web', { app: { image, ports: [{ containerPort: 80 }] } }), { port: '80' });`,
    compiler: `Type 'string' is not assignable to type 'number'`,
    atRunTime: ['expose: options.port must be a number, got a string'],
  },
  {
    title: 'findObject with its arguments turned',
    program: `findObject('Pod', 'web', chart);`,
    compiler: `Argument of type 'string' is not assignable to parameter of type 'IConstruct`,
    atRunTime: ['findObject: scope must be a construct, as a Chart'],
  },
  {
    title: 'a Workload without a scope',
    program: `new Workload('web', { app: { image } });`,
    compiler: 'Expected 3 arguments, but got 2',
    atRunTime: ['Workload: scope must be a construct, as a Chart'],
  },
];
