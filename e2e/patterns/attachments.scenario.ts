import { attachmentCases } from './attachments';
import { scenarios } from './harness';
import { properties } from './properties';

for (const its of attachmentCases) {
  const { attachment, program, needs = [], given, build } = its;
  const asserted = properties.filter(({ appliesTo }) => appliesTo(its));
  scenarios(
    attachment,
    { programs: [program, ...needs] },
    async (cluster) => {
      await cluster.applyManifests(given?.() ?? []);
      const logs = await cluster.logReceiver();
      await cluster.run((chart) => build(chart, logs));
    },
    Object.fromEntries(asserted.map(({ title, assert }) => [title, (cluster) => assert(cluster, its)])),
  );
}
