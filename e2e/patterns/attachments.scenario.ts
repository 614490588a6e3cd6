import { loginClient } from './attachment-case';
import { attachmentCases } from './attachments';
import { type Group, sideBySide } from './harness';
import { properties } from './properties';

const groups = attachmentCases.map((its): Group => {
  const { attachment, program, needs = [], given, build, login } = its;
  const asserted = properties.filter(({ appliesTo }) => appliesTo(its));
  return {
    group: attachment,
    needs: { programs: [program, ...needs] },
    start: async (cluster) => {
      await cluster.applyManifests(given?.() ?? []);
      const logs = await cluster.logReceiver();
      const issuer = login ? await cluster.issuer(loginClient) : '';
      await cluster.run((chart) => build(chart, { logs, issuer }));
    },
    stories: Object.fromEntries(asserted.map(({ title, assert }) => [title, (cluster) => assert(cluster, its)])),
  };
});

sideBySide(groups, 3);
