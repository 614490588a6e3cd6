import { service } from '../../../kubernetes/example-objects';
import { verifyUpdate } from '../../verify-update';
import { dropped, live, refused } from '../testdata/update-findings';

const ports = [{ name: 'http', port: 80 }];
const of = (spec: object, annotations: object = {}) => service({ ports, ...spec }, { annotations });
const given = { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
const dual = {
  clusterIP: '10.0.0.1',
  clusterIPs: ['10.0.0.1', 'fd00::1'],
  ipFamilies: ['IPv4', 'IPv6'],
  ipFamilyPolicy: 'PreferDualStack',
};

describe('the addresses of a Service', () => {
  it('are those that it was given, where the new object omits them', () => {
    expect(refused(live(of(given)), of({}))).toEqual([]);
    expect(refused(live(of(dual)), of({}))).toEqual([]);
    expect(refused(live(of(dual)), of({ clusterIP: '10.0.0.1' }))).toEqual([]);
  });

  it('stay', () => {
    const found = ['FieldValueInvalid spec.clusterIPs[0] (spec.clusterIP)'];
    expect(refused(live(of(given)), of({ clusterIP: '10.0.0.2' }))).toEqual(found);
    expect(refused(live(of(given)), of({ clusterIP: 'None' }))).toEqual(found);
    expect(refused(live(of({ clusterIP: 'None', clusterIPs: ['None'] })), of({ clusterIP: '10.0.0.2' }))).toEqual(
      found,
    );
    expect(refused(of({}), of({ clusterIP: '10.0.0.2' }))).toEqual(found);
    expect(refused(of({}), of({ clusterIP: 'None' }))).toEqual(found);
    const second = { ...dual, clusterIPs: ['10.0.0.1', 'fd00::2'] };
    expect(refused(live(of(dual)), of(second))).toEqual(['FieldValueInvalid spec.clusterIPs[1]']);
  });

  it('that only the cluster knows are not in a message', () => {
    const messageOf = (old: object, spec: object) => verifyUpdate(old, of(spec), { kubernetes: '1.35' })[0]?.message;
    expect(messageOf(of({}), { clusterIP: 'None' })).toBe(
      'immutable: must be the address of the old Service, got "None"',
    );
    expect(messageOf(live(of(given)), { clusterIP: 'None' })).toBe(
      'immutable: must be "10.0.0.1" as in the old Service, got "None"',
    );
  });

  it('of a headless Service have no families that stay', () => {
    const headless = { clusterIP: 'None', clusterIPs: ['None'], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
    expect(refused(live(of(headless)), of({ ...headless, ipFamilies: ['IPv6'] }))).toEqual([]);
  });

  it('go and come with the type ExternalName', () => {
    const external = service({ type: 'ExternalName', externalName: 'db.example.com' });
    expect(refused(live(of(given)), external)).toEqual([]);
    expect(
      refused(live(of(given)), service({ ...given, type: 'ExternalName', externalName: 'db.example.com' })),
    ).toEqual([]);
    expect(refused(live(external), of({ clusterIP: '10.0.0.2' }))).toEqual([]);
  });

  it('are dropped where they are sent with a type that has none', () => {
    const external = { type: 'ExternalName', externalName: 'db.example.com' };
    expect(dropped(live(of(given)), service({ ...given, ...external }))).toEqual([
      'spec.clusterIP',
      'spec.ipFamilyPolicy',
      'spec.clusterIPs',
      'spec.ipFamilies',
    ]);
    expect(dropped(live(of(given)), service({ clusterIP: '10.0.0.1', ...external }))).toEqual(['spec.clusterIP']);
    expect(dropped(live(of(given)), service(external))).toEqual([]);
    expect(dropped(live(of(dual)), of({ ...dual, ipFamilyPolicy: 'SingleStack' }))).toEqual([
      'spec.clusterIPs[1]',
      'spec.ipFamilies[1]',
    ]);
  });

  it('have families that stay', () => {
    expect(refused(live(of(given)), of({ clusterIP: 'fd00::1', ipFamilies: ['IPv6'] }))).toContain(
      'FieldValueInvalid spec.ipFamilies[0]',
    );
  });

  it('become one where the old manifest has two without a policy', () => {
    const { ipFamilyPolicy: _, ipFamilies: __, ...two } = dual;
    expect(dropped(of(two), of(two))).toEqual(['spec.clusterIPs[1]']);
  });

  it('are missing next to a new clusterIP where the old object has others', () => {
    const external = live(service({ ...given, clusterIP: '', type: 'ExternalName', externalName: 'db.example.com' }));
    expect(refused(external, of({ clusterIP: 'None' }))).toEqual(['FieldValueRequired spec.clusterIPs']);
  });

  it('are none where an ExternalName becomes headless, whatever families it had', () => {
    const external = service({ type: 'ExternalName', externalName: 'db.example.com', ipFamilies: ['IPv4'] });
    expect(refused(external, of({ clusterIP: 'None' }))).toEqual([]);
  });

  it('are two that stay where an old object has the second one and no policy', () => {
    const old = of({ clusterIPs: ['None', '10.0.0.1'] });
    expect(refused(old, of({ clusterIP: '::1' }))).toEqual(['FieldValueInvalid spec.ipFamilyPolicy']);
  });

  it('are checked again where both families are preferred, and the type is not one that has addresses', () => {
    const unknown = live(of({ ...dual, type: 'X', clusterIP: '', clusterIPs: ['None', '10.0.0.1'] }));
    expect(new Set(refused(unknown, unknown))).toEqual(new Set(['FieldValueInvalid spec.clusterIPs']));
  });

  it('that the cluster cannot give leave other fields as they are', () => {
    const spec = { clusterIPs: ['10.0.0.1'], trafficDistribution: 'PreferClose' };
    expect(dropped(live(of({})), of(spec), '1.30')).toEqual([]);
    const overwritten = { clusterIP: 'x', clusterIPs: ['10.0.0.1'] };
    expect(dropped(live(of(given)), of(overwritten))).toEqual(['spec.clusterIPs[0]']);
    expect(dropped(live(of({})), of({ ...spec, clusterIPs: [] }), '1.30')).toEqual(['spec.trafficDistribution']);
  });

  it('that only an old release can read are an internal error of the server', () => {
    const unreadable = { clusterIP: '10.0.0.01', clusterIPs: ['10.0.0.01', 'fd00:::1'] };
    expect(refused(live(of(unreadable)), of(unreadable))).toEqual([
      'InternalError spec.clusterIPs',
      'FieldValueInvalid spec.clusterIPs',
    ]);
    expect(refused(live(of(unreadable)), of(unreadable), '1.32')).toEqual(['FieldValueInvalid spec.clusterIPs[1]']);
  });

  it('become two, or one again, where the policy says so', () => {
    expect(refused(live(of(given)), of({ ipFamilyPolicy: 'PreferDualStack' }))).toEqual([]);
    expect(refused(live(of(dual)), of({ ipFamilyPolicy: 'SingleStack' }))).toEqual([]);
    const one = { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ipFamilies: ['IPv4'] };
    expect(refused(live(of(dual)), of({ ...one, ipFamilyPolicy: 'SingleStack' }))).toEqual([]);
    expect(refused(live(of(dual)), of(one))).toEqual(['FieldValueInvalid spec.ipFamilyPolicy']);
    expect(refused(live(of(given)), of({ ...dual, ipFamilyPolicy: 'SingleStack' }))).toEqual([
      'FieldValueInvalid spec.ipFamilyPolicy',
    ]);
  });
});

describe('the node ports of a Service', () => {
  const nodePorts = { type: 'NodePort', ports: [{ name: 'http', port: 80, nodePort: 30080 }] };

  it('go with a type that has none, unless they are new', () => {
    expect(refused(live(of({ ...given, ...nodePorts })), of({ ...nodePorts, type: 'ClusterIP' }))).toEqual([]);
    const other = { ports: [{ name: 'http', port: 80, nodePort: 30081 }] };
    expect(refused(live(of({ ...given, ...nodePorts })), of(other))).toEqual([
      'FieldValueForbidden spec.ports[0].nodePort',
    ]);
  });

  it('are dropped where they are sent with a type that has none', () => {
    const old = live(of({ ...given, ...nodePorts }));
    expect(dropped(old, of({ ...nodePorts, type: 'ClusterIP' }))).toEqual(['spec.ports[0].nodePort']);
    expect(dropped(old, of({}))).toEqual([]);
  });

  it('are kept by name', () => {
    const moved = [
      { name: 'other', port: 81, nodePort: 30080 },
      { name: 'http', port: 80 },
    ];
    expect(refused(live(of({ ...given, ...nodePorts })), of({ type: 'NodePort', ports: moved }))).toEqual([]);
  });
});

describe('a load balancer', () => {
  const balancer = { type: 'LoadBalancer', loadBalancerClass: 'example.com/a' };

  it('keeps its class, and forgets it with its type', () => {
    expect(refused(of(balancer), of({ ...balancer, loadBalancerClass: 'example.com/b' }))).toEqual([
      'FieldValueInvalid spec.loadBalancerClass',
    ]);
    expect(refused(of(balancer), of({ type: 'LoadBalancer' }))).toEqual(['FieldValueInvalid spec.loadBalancerClass']);
    expect(refused(of(balancer), of({ ...balancer, type: 'NodePort' }))).toEqual([]);
    expect(refused(of({}), of(balancer))).toEqual([]);
  });

  it('has its fields dropped with its type', () => {
    const old = {
      ...balancer,
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30500,
      allocateLoadBalancerNodePorts: false,
    };
    expect(dropped(live(of(old)), of({ ...old, type: 'ClusterIP' }))).toEqual([
      'spec.healthCheckNodePort',
      'spec.allocateLoadBalancerNodePorts',
      'spec.loadBalancerClass',
      'spec.externalTrafficPolicy',
    ]);
  });

  it('keeps the port of its health check', () => {
    const local = (port?: number) =>
      of({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', ...(port && { healthCheckNodePort: port }) });
    expect(refused(live(local(30500)), local())).toEqual([]);
    expect(refused(live(local(30500)), local(30501))).toEqual(['FieldValueForbidden spec.healthCheckNodePort']);
    expect(refused(local(), local(30501))).toEqual(['FieldValueForbidden spec.healthCheckNodePort']);
    expect(refused(live(local(30500)), of({ type: 'ClusterIP', healthCheckNodePort: 30500 }))).toEqual([]);
  });
});

describe('addresses that were accepted before they had to be exact', () => {
  const sloppy = { externalIPs: ['010.0.0.1'] };
  const ranges = { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1/8'] };

  it('are tolerated where they are old', () => {
    expect(refused(live(of({ ...given, ...sloppy })), of({ ...sloppy, selector: { a: 'b' } }))).toEqual([]);
    expect(refused(live(of(given)), of(sloppy))).toEqual(['FieldValueInvalid spec.externalIPs[0]']);
    expect(refused(live(of({ ...given, ...ranges })), of({ ...ranges, selector: { a: 'b' } }))).toEqual([]);
    const old = { ...given, clusterIP: '010.0.0.1', clusterIPs: ['010.0.0.1'] };
    expect(refused(live(of(old)), of(old))).toEqual([]);
    const annotation = { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.1/8' };
    expect(refused(of({ type: 'LoadBalancer' }, annotation), of({ type: 'LoadBalancer' }, annotation))).toEqual([]);
  });
});
