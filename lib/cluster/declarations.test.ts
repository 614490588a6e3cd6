import { compilers, diagnosticsOf } from '../../test-helpers/compilers';

const missing = '@kubernetes/client-node';
const program = `
  import { apply, type Cluster, connect } from 'cdk8s-pods/cluster';
  export async function roll(options: Parameters<typeof connect>[0]): Promise<string> {
    const cluster: Cluster = await connect(options);
    const web = await cluster.get({ kind: 'Deployment', name: 'web' });
    const replicas: number | undefined = web.spec.replicas;
    await cluster.setImage(web, { app: 'registry.example/app:2' });
    for await (const { type, object } of cluster.watchPods({ labels: { app: 'web' } })) {
      if (type === 'added') return object.metadata.uid + String(replicas);
    }
    await apply(cluster, [], { set: 'shop' });
    return '';
  }`;

test.each(Object.keys(compilers))(
  'TypeScript %s compiles a program with cdk8s-pods/cluster where the client is not installed',
  (release) => {
    expect(diagnosticsOf(compilers[release] ?? '', { program }, { missing })).toEqual({ program: '' });
  },
);

test('a program that imports the client does not compile where it is not installed', () => {
  const importing = `export type { KubeConfig } from '${missing}';`;
  expect(() => diagnosticsOf(compilers['7.0'] ?? '', { importing }, { missing })).toThrow('IsNotInstalled');
});
