import { attachmentCases } from '../e2e/patterns/attachments';
import { type Proof, proofs } from '../e2e/patterns/proof';
import { properties } from '../e2e/patterns/properties';

/** How the same is checked without a node. */
const otherChecks = [
  [
    'nginx',
    'its configuration in the real program, as the rendered user (`lib/attachments/proxies/nginx/*.e2e.test.ts`)',
  ],
  ['adapters', 'with the real nginx, PostgreSQL, Redis, Java and PHP-FPM (`lib/attachments/adapters/*.e2e.test.ts`)'],
  [
    'Fluent Bit',
    'its configuration, field by field, and read by a YAML reader (`lib/attachments/log-processors/fluent-bit/*.test.ts`)',
  ],
  ['OpenTelemetry Collector', 'what it makes of lines and files, in the real program (`e2e/otel-collector`)'],
  [
    'Vector',
    'its programs, by the compiler of its language (`lib/attachments/log-processors/vector/*.e2e.test.ts`), and its configuration, field by field',
  ],
  [
    'gitSync',
    'its settings, credentials and volumes, field by field (`lib/attachments/helpers/git-sync.test.ts`); with `GIT_SYNC`, the real program, over HTTPS',
  ],
  [
    'all',
    'the verdict of the API servers of ten releases on each kind of workload (`conformance/attachment-objects.test.ts`)',
  ],
] as const;

const attachmentsFile = 'attachments.scenario.ts';

/** docs/proof.md: what the suite e2e/patterns has proven, from its own data. */
export function proofPage(all: readonly Proof[] = proofs()): string {
  const others = all.filter(({ file }) => file !== attachmentsFile);
  return [
    '<!-- Made by `npm run generate` from e2e/patterns/proof.json. -->',
    '# What is proven in a real node',
    '',
    'The suite `e2e/patterns` applies what the constructs synthesize to a real node: API server, scheduler, kubelet and containerd.',
    'Pod Security `restricted` is enforced. The programs are the real ones, under the names of their public images. Everything is',
    'asserted from outside the Pod. Run it with `npm run test:patterns`.',
    '',
    'The tables name the release of Kubernetes that ran each scenario, and the versions of the programs. These are Debian packages,',
    'so they can be older than the public image. The OpenTelemetry Collector, oauth2-proxy, statsd_exporter, the config reloader and the',
    'Cloud SQL proxy are built from their Go modules, Envoy is from PyPI, and the JMX agent from Maven Central.',
    'Where a program is missing, its scenarios are skipped, and the run prints how many;',
    'Fluent Bit and git-sync are in no registry, so CI skips them. What CI checks instead:',
    '',
    ...otherChecks.map(([what, how]) => `- ${what}: ${how}`),
    '',
    '## Attachments',
    '',
    ...attachmentTable(all.filter(({ file }) => file === attachmentsFile)),
    '',
    ...(others.length === 0 ? [] : ['## Scenarios', '', ...scenarioTable(others), '']),
  ].join('\n');
}

/** The properties by number, and which of them each attachment was seen to have, by release. */
function attachmentTable(all: readonly Proof[]): readonly string[] {
  const versions = [...new Set(all.map(({ kubernetes }) => kubernetes))].sort((a, b) => a.localeCompare(b, 'en'));
  const rows = attachmentCases.map((its) => {
    const own = all.filter(({ group }) => group === its.attachment);
    const numbersOf = (holds: (title: string) => boolean) =>
      ranges(properties.flatMap(({ title, appliesTo }, at) => (appliesTo(its) && holds(title) ? [at + 1] : [])));
    const seenIn = (version: string) =>
      numbersOf((title) => own.some((each) => each.kubernetes === version && each.title === title));
    const newest = own.at(-1);
    const notRun = numbersOf((title) => !own.some((each) => each.title === title));
    return [its.attachment, newest === undefined ? '' : runWith(newest), ...versions.map(seenIn), notRun];
  });
  return [
    ...properties.map(({ title }, at) => `${at + 1}. It ${title}.`),
    '',
    `| Attachment | Run with | ${versions.map((version) => `in ${version}`).join(' | ')} | not run |`,
    `| --- | --- |${' --- |'.repeat(versions.length + 1)}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    'A number that is missing in a row does not apply: no client calls an exporter of Redis through a Service.',
  ];
}

/** Numbers in order, as a reader writes them: `1–3, 5`. */
function ranges(numbers: readonly number[]): string {
  const groups: number[][] = [];
  for (const number of numbers) {
    const last = groups.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else groups.push([number]);
  }
  return groups.map((group) => (group.length === 1 ? `${group[0]}` : `${group[0]}–${group.at(-1)}`)).join(', ');
}

function scenarioTable(all: readonly Proof[]): readonly string[] {
  const names = [...new Set(all.map(({ group, title }) => (group === undefined ? title : `${group}: ${title}`)))];
  const rows = names.map((name) => {
    const found = all.filter(({ group, title }) => name === (group === undefined ? title : `${group}: ${title}`));
    const newest = found.at(-1);
    return `| ${name} | ${newest === undefined ? '' : runWith(newest)} | ${releases(found)} |`;
  });
  return ['| Scenario | Run with | Kubernetes |', '| --- | --- | --- |', ...rows];
}

/** The programs of a run by version: `nginx 1.22.1, 2026-11-29`. */
function runWith({ programs, date }: Proof): string {
  return [...Object.entries(programs).map(([name, version]) => `${name} ${version}`), date].join(', ');
}

const releases = (found: readonly Proof[]): string =>
  [...new Set(found.map(({ kubernetes }) => kubernetes))].join(', ');
