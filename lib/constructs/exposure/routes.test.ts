import { ApiObject, Chart, Testing } from 'cdk8s';
import { fluentBit, nginx } from '../../attachments';
import { attach } from '../attach';
import { expose } from '../expose';
import { Workload } from '../workload';
import type { RouteOptions } from './route-options';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const tls = nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'shop-tls' } });
const redirecting = nginx({
  listen: 8443,
  upstream: { port: 8080 },
  tls: { secretName: 'shop-tls', redirectFrom: 8000 },
});
const workloadIn = (chart: Chart, props = {}) =>
  new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' }, ...props });
const object = (chart: Chart, kind: string) => Testing.synth(chart).find((one) => one.kind === kind);
const hosts = ['shop.example'];
const http: RouteOptions = { kind: 'HTTPRoute', gateway: 'public', hosts };

describe('expose with an Ingress', () => {
  test('leads to the only port of the Service, by its name', () => {
    const chart = chartIn();
    expose(workloadIn(chart), {
      ingress: {
        hosts,
        paths: ['/', '/api'],
        className: 'public',
        tls: 'shop-tls',
        metadata: { annotations: { a: 'b' } },
      },
    });
    const backend = { service: { name: 'shop', port: { name: 'http' } } };
    expect(object(chart, 'Ingress')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'shop',
        namespace: 'shop',
        labels: { 'app.kubernetes.io/name': 'shop' },
        annotations: { a: 'b' },
      },
      spec: {
        ingressClassName: 'public',
        tls: [{ hosts, secretName: 'shop-tls' }],
        rules: [
          {
            host: 'shop.example',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend },
                { path: '/api', pathType: 'Prefix', backend },
              ],
            },
          },
        ],
      },
    });
  });

  test('leads to a port without a name by its number', () => {
    const chart = chartIn();
    expose(workloadIn(chart), { ports: [{ port: 8000, targetPort: 'http' }], ingress: { hosts } });
    expect(object(chart, 'Ingress').spec.rules[0].http.paths[0].backend.service.port).toEqual({ number: 8000 });
  });

  test('leads to a proxy that is attached later, which speaks TLS', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    expose(shop, { ingress: { hosts, backendTls: true } });
    attach(shop, tls);
    expect(object(chart, 'Ingress').spec.rules[0].http.paths[0].backend.service.port).toEqual({ name: 'https' });
  });

  test('reports a port that speaks TLS where nobody said that its controller does', () => {
    const chart = chartIn();
    expose(workloadIn(chart, { attachments: [tls] }), { ingress: { hosts } });
    expect(() => Testing.synth(chart)).toThrow(
      'spec.rules[0].http.paths[0].backend.service.port: port "https" of the Service speaks TLS, but the Ingress connects ' +
        'without; set backendTls: true, and what makes its controller use TLS, such as ' +
        'metadata: { annotations: { "nginx.ingress.kubernetes.io/backend-protocol": "HTTPS" } } [app/route-backend]',
    );
  });

  test('reports TLS to a port that does not speak it', () => {
    const chart = chartIn();
    expose(workloadIn(chart), { ingress: { hosts, backendTls: true } });
    expect(() => Testing.synth(chart)).toThrow(
      'port "http" of the Service does not speak TLS, but the Ingress needs it; remove backendTls [app/route-backend]',
    );
  });

  test('reports several ports, and a port that the Service does not have', () => {
    const chart = chartIn();
    expose(workloadIn(chart, { attachments: [redirecting] }), { ingress: { hosts } });
    expect(() => Testing.synth(chart)).toThrow('the Service has 2 ports: "https", "http"; set port to one of them');
    const other = chartIn();
    expose(workloadIn(other), { ingress: { hosts, port: 'htpp' } });
    expect(() => Testing.synth(other)).toThrow('no TCP port "htpp" in the Service, only "http"; did you mean "http"?');
  });

  test.each([
    [{ hosts: [] }, 'expose: options.ingress.hosts is empty, which would take requests for all hosts; set a host name'],
    [
      { hosts: ['Shop.example'] },
      'expose: options.ingress.hosts[0] must be a host name, such as "shop.example": must consist of a-z, 0-9, "-" and ".", got "Shop.example"',
    ],
    [
      { hosts: ['192.0.2.1'] },
      'expose: options.ingress.hosts[0] must be a host name, got the address "192.0.2.1"; set a name that it has in DNS',
    ],
    [{ hosts, paths: [] }, 'expose: options.ingress.paths is empty, so that nothing is routed; set "/", or remove it'],
    [{ hosts, paths: ['api'] }, 'expose: options.ingress.paths[0] must start with "/", got "api"; set "/api"'],
    [{ hosts, paths: ['/a//b'] }, 'expose: options.ingress.paths[0] must not contain "//", got "/a//b"; remove it'],
    [{ hosts, path: '/a' }, 'expose: unknown property "options.ingress.path"; did you mean "paths"?'],
    [{ hosts, metadata: { namespace: 'a' } }, /^expose: options\.ingress\.metadata\.namespace is not supported here/],
  ])('rejects options that no Ingress can have: %j', (ingress, message) => {
    expect(() => expose(workloadIn(chartIn()), { ingress: ingress as never })).toThrow(message);
  });
});

describe('expose with routes of the Gateway API', () => {
  test('an HTTPRoute leads to the number of the port of the Service', () => {
    const chart = chartIn();
    const gateway = { name: 'public', namespace: 'gateways', sectionName: 'https' };
    expose(workloadIn(chart), { routes: [{ kind: 'HTTPRoute', gateway, hosts, paths: ['/api', '/v2'] }] });
    expect(object(chart, 'HTTPRoute')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'shop', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: {
        parentRefs: [gateway],
        hostnames: hosts,
        rules: [
          {
            backendRefs: [{ name: 'shop', port: 80 }],
            matches: [{ path: { type: 'PathPrefix', value: '/api' } }, { path: { type: 'PathPrefix', value: '/v2' } }],
          },
        ],
      },
    });
  });

  test('rules keep the backends that they have, and get one where they have none and do not redirect', () => {
    const chart = chartIn();
    const other = { backendRefs: [{ name: 'other', port: 1 }] };
    const redirect = { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] };
    const rules = [{ timeouts: { request: '10s' }, backendRefs: undefined }, other, redirect];
    expose(workloadIn(chart), { routes: [{ ...http, rules }] });
    expect(object(chart, 'HTTPRoute').spec.rules).toEqual([
      { backendRefs: [{ name: 'shop', port: 80 }], timeouts: { request: '10s' } },
      other,
      redirect,
    ]);
  });

  test('a TLSRoute leads to the port of the proxy that has the certificate, also next to one for redirects', () => {
    const chart = chartIn();
    expose(workloadIn(chart, { attachments: [redirecting] }), {
      routes: [{ kind: 'TLSRoute', gateway: 'public', hosts }],
    });
    expect(object(chart, 'TLSRoute').spec).toEqual({
      parentRefs: [{ name: 'public' }],
      hostnames: hosts,
      rules: [{ backendRefs: [{ name: 'shop', port: 443 }] }],
    });
  });

  test('a GRPCRoute connects by TLS as a BackendTLSPolicy says', () => {
    const chart = chartIn();
    const backendTls = { hostname: 'shop.internal', ca: 'shop-ca' };
    expose(workloadIn(chart, { attachments: [tls] }), {
      routes: [{ kind: 'GRPCRoute', gateway: 'public', hosts, backendTls }],
    });
    expect(object(chart, 'GRPCRoute').spec.rules).toEqual([{ backendRefs: [{ name: 'shop', port: 443 }] }]);
    expect(object(chart, 'BackendTLSPolicy')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'BackendTLSPolicy',
      metadata: { name: 'shop', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'shop', sectionName: 'https' }],
        validation: {
          hostname: 'shop.internal',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'shop-ca' }],
        },
      },
    });
  });

  test('trusts the authorities of the system where that is set', () => {
    const chart = chartIn();
    const backendTls = { hostname: 'shop.example', ca: 'System' };
    expose(workloadIn(chart, { attachments: [tls] }), { routes: [{ ...http, backendTls }] });
    expect(object(chart, 'BackendTLSPolicy').spec.validation).toEqual({
      hostname: 'shop.example',
      wellKnownCACertificates: 'System',
    });
  });

  test.each([
    ['gateways', { name: 'public', namespace: 'gateways' }],
    ['shop', { name: 'public' }],
    [undefined, { name: 'public' }],
  ])('knows the namespace %s of a Gateway that is an object', (namespace, parent) => {
    const chart = chartIn();
    const gateway = new ApiObject(new Chart(chart, 'gateways'), 'gateway', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', ...(namespace !== undefined && { namespace }) },
    });
    expose(workloadIn(chart), { routes: [{ ...http, gateway }] });
    expect(object(chart, 'HTTPRoute').spec.parentRefs).toEqual([parent]);
  });

  test('reports an HTTPRoute to a port that speaks TLS, and a TLSRoute to one that does not', () => {
    const chart = chartIn();
    expose(workloadIn(chart, { attachments: [tls] }), { routes: [http] });
    expect(() => Testing.synth(chart)).toThrow(
      'spec.rules[0].backendRefs[0].port: port "https" of the Service speaks TLS, but the HTTPRoute connects without; ' +
        `set backendTls: { hostname: "shop.example", ca: "shop-ca" } with its certificate's name and authority, or use a TLSRoute [app/route-backend]`,
    );
    const other = chartIn();
    expose(workloadIn(other), { routes: [{ kind: 'TLSRoute', gateway: 'public', hosts }] });
    expect(() => Testing.synth(other)).toThrow(
      'port "http" of the Service does not speak TLS, but the TLSRoute needs it; use an HTTPRoute [app/route-backend]',
    );
  });

  test('several routes of one kind need names', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    expect(() => expose(shop, { routes: [http, http] })).toThrow(
      'expose: duplicate HTTPRoute "shop" in chart/shop; set another metadata.name',
    );
    const other = chartIn();
    expose(workloadIn(other), { routes: [http, { ...http, metadata: { name: 'internal' } }] });
    const routes = Testing.synth(other).filter(({ kind }) => kind === 'HTTPRoute');
    expect(routes.map(({ metadata }) => metadata.name)).toEqual(['shop', 'internal']);
  });

  test.each([
    [
      { ...http, kind: 'TLSRoute', paths: ['/'] },
      /^expose: options\.routes\[0\]\.paths is not supported here; the Gateway/,
    ],
    [
      { ...http, kind: 'GRPCRoute', paths: ['/'] },
      /^expose: options\.routes\[0\]\.paths is not supported here; set rules/,
    ],
    [{ ...http, kind: 'HttpRoute' }, /^expose: options\.routes\[0\]\.kind must be .*did you mean "HTTPRoute"\?$/],
    [
      { ...http, paths: ['/'], rules: [{}] },
      'expose: options.routes[0].paths and rules are both set; remove one of them',
    ],
    [
      { ...http, gateway: { nmae: 'public' } },
      'expose: unknown property "options.routes[0].gateway.nmae"; did you mean "name"?',
    ],
    [
      { ...http, hosts: [] },
      'expose: options.routes[0].hosts is empty, which would take requests for all hosts; set a host name',
    ],
  ])('rejects options that no route can have: %j', (route, message) => {
    expect(() => expose(workloadIn(chartIn()), { routes: [route as never] })).toThrow(message);
  });

  test('attachments that take no requests do not matter', () => {
    const chart = chartIn();
    const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
    expose(workloadIn(chart, { logs, attachments: [fluentBit()] }), { routes: [http] });
    expect(object(chart, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([{ name: 'shop', port: 80 }]);
  });
});
