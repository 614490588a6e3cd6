import { Chart, Testing } from 'cdk8s';
import { expose } from '../expose';
import { Workload } from '../workload';
import type { RouteOptions } from './route-options';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const workloadIn = (chart: Chart, props = {}) =>
  new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' }, ...props });
const object = (chart: Chart, kind: string) => Testing.synth(chart).find((one) => one.kind === kind);
const http: RouteOptions = { kind: 'HTTPRoute', gateway: 'public', hosts: ['shop.example'] };

describe('what the Gateway API accepts of a route', () => {
  test('has as many rules as the matches of all releases of the Gateway API need', () => {
    const chart = chartIn();
    const paths = Array.from({ length: 17 }, (_, at) => `/${at}`);
    expose(workloadIn(chart), { routes: [{ ...http, paths }] });
    const rules: { matches: { path: { value: string } }[]; backendRefs: object[] }[] = object(chart, 'HTTPRoute').spec
      .rules;
    expect(rules.map(({ matches }) => matches.length)).toEqual([8, 8, 1]);
    expect(rules.flatMap(({ matches }) => matches.map(({ path }) => path.value))).toEqual(paths);
    expect(rules.every(({ backendRefs }) => backendRefs.length === 1)).toBe(true);
  });

  test('places one BackendTLSPolicy for a port that several routes lead to', () => {
    const chart = chartIn();
    const backendTls = { hostname: 'shop.internal', ca: 'shop-ca' };
    const secure = { ...http, backendTls };
    const ports = [{ name: 'https', containerPort: 8443 }];
    const shop = workloadIn(chart, { app: { image: 'shop:1', ports } });
    expose(shop, { routes: [secure, { ...secure, metadata: { name: 'internal' } }] });
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'BackendTLSPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['shop']);
    const other = { ...secure, metadata: { name: 'b' }, backendTls: { ...backendTls, ca: 'System' } };
    expect(() => expose(workloadIn(chartIn()), { routes: [secure, other] })).toThrow(
      'expose: options.routes[1].backendTls differs from that of another route to the same port',
    );
  });

  test.each([
    [{ metadata: { name: 'Shop_X' } }, 'metadata.name must consist of a-z, 0-9, "-" and ".", got "Shop_X"'],
    [{ metadata: { nmae: 'shop' } }, 'unknown property "options.ingress.metadata.nmae"; did you mean "name"?'],
    [{ metadata: { labels: { team: 'a b' } } }, 'metadata.labels.team must consist of'],
    [{ className: '' }, 'className is empty; set a name'],
    [{ className: 'Public_X' }, 'className must consist of a-z, 0-9, "-" and ".", got "Public_X"'],
    [{ tls: { name: 'Tls_X' } }, 'tls must consist of a-z, 0-9, "-" and ".", got "Tls_X"'],
  ])('rejects what a server would refuse of an Ingress, whose fields are not verified: %j', (options, message) => {
    const ingress = { hosts: ['shop.example'], ...options };
    expect(() => expose(workloadIn(chartIn()), { ingress: ingress as never })).toThrow(message);
  });

  test.each([
    [{ ...http, hosts: ['a.example', 'a.example'] }, 'hosts[1]: duplicate "a.example"; remove one of them'],
    [
      { ...http, hosts: Array(17).fill('a.example') },
      'hosts must be at most 16 for a route, got 17; add another route',
    ],
    [{ ...http, paths: Array(129).fill('/') }, 'paths must be at most 128 for a route, got 129; add another route'],
    [{ ...http, rules: [] }, 'rules is empty, so that nothing is routed; set a rule, or remove it'],
    [{ ...http, gateway: '' }, 'gateway is empty; set a name'],
    [{ ...http, gateway: { name: 'public', namespace: '' } }, 'gateway.namespace is empty; set a string'],
    [{ ...http, backendTls: { hostname: '*.example', ca: 'ca' } }, 'backendTls.hostname must not start with "*."'],
  ])('rejects what its server would refuse: %j', (route, message) => {
    expect(() => expose(workloadIn(chartIn()), { routes: [route as never] })).toThrow(
      `expose: options.routes[0].${message}`,
    );
  });
});
