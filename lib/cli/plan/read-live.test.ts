import { writeFileSync } from 'node:fs';
import { runClusterCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { playedServer } from '../../cluster/testdata/played-server';
import { appliedTo } from '../../cluster/testdata/served-kinds';

const server = playedServer();
workingFolder();

/** The plan of some manifests over a cluster that has none of them. */
async function plannedOver(objects: readonly object[]) {
  server.play = appliedTo();
  writeFileSync('new.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  return runClusterCommand(['plan', 'cluster', 'new.json', '--kubeconfig', server.kubeconfig]);
}

const gadget = { apiVersion: 'b.example/v1', kind: 'Gadget', metadata: { name: 'a' } };
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gadgets.b.example' },
  spec: { group: 'b.example', names: { kind: 'Gadget', plural: 'gadgets' } },
};

test('a kind that the cluster does not serve, and no manifest defines, is named', async () => {
  const note =
    'note: the cluster does not serve Gadget of b.example/v1, so it cannot be applied; install its CustomResourceDefinition\n';
  expect(await plannedOver([gadget, { ...gadget, metadata: { name: 'b' } }])).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('plan for Kubernetes 1.35: 2 create\n'),
    err: note,
  });
  const { err } = await plannedOver([definition, gadget]);
  expect(err).not.toContain('Gadget');
});
