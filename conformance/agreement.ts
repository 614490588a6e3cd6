/**
 * How far `verify` and `verifyUpdate` agree with the API servers on the committed corpus, by release and kind: `npm run agreement` writes it into
 * docs/agreement.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../generate/json';
import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { grouped } from '../lib/values/grouped';
import { type Answer, type Difference, differences, ours, type Tier, tiers } from './compare';
import { type Case, parts, readCases, updateParts } from './corpus/cases';
import { objectOf } from './pairs';
import { unexplained } from './quirks';

/** Of how many objects something is said by either, and on how many of them both say the same. */
export interface Share {
  readonly of: number;
  readonly equal: number;
}

/** The agreement on some objects with one release's server. */
export interface Agreement {
  readonly verdicts: Share;
  readonly tiers: Readonly<Record<Tier, Share>>;
  /** Objects that the server rejects or drops something of, and `verify` accepts. */
  readonly missed: number;
  /** Objects that the server accepts whole, and `verify` refuses. */
  readonly falseAlarms: number;
  /** Objects on which a quirk makes a difference. */
  readonly quirks: number;
  /** Objects on which there is a difference that no quirk explains. */
  readonly unexplained: readonly { readonly object: string; readonly found: readonly Difference[] }[];
}

const none: Agreement = {
  verdicts: { of: 0, equal: 0 },
  tiers: Object.fromEntries(tiers.map((tier) => [tier, { of: 0, equal: 0 }])) as Agreement['tiers'],
  missed: 0,
  falseAlarms: 0,
  quirks: 0,
  unexplained: [],
};

/** How far one object's answers agree. */
function agreementOn(object: Case['object'], server: Answer, own: Answer): Agreement {
  const found = differences(server, own);
  const strange = unexplained(found, object);
  const decoded = server.verdict !== 'undecodable' && own.verdict !== 'undecodable';
  const share = (tier: Tier): Share => {
    const of = decoded && (server[tier] ?? own[tier]) !== undefined ? 1 : 0;
    return { of, equal: found.some((difference) => difference.tier === tier) ? 0 : of };
  };
  return {
    verdicts: { of: 1, equal: server.verdict === own.verdict ? 1 : 0 },
    tiers: Object.fromEntries(tiers.map((tier) => [tier, share(tier)])) as Agreement['tiers'],
    missed: !isWhole(server) && isWhole(own) ? 1 : 0,
    falseAlarms: isWhole(server) && !isWhole(own) ? 1 : 0,
    quirks: found.length > 0 && strange.length === 0 ? 1 : 0,
    unexplained: strange.length === 0 ? [] : [{ object: JSON.stringify(object), found: strange }],
  };
}

function isWhole({ verdict, dropped }: Answer): boolean {
  return verdict === 'accept' && dropped === undefined;
}

/** How far the answers about some objects agree. */
export function agreementOf(cases: readonly Case[], release: KubernetesVersion): Agreement {
  return sum(
    cases.flatMap(({ object, answers }) => {
      const server = answers[release];
      return server === undefined ? [] : [agreementOn(object, server, ownOf(object, release))];
    }),
  );
}

function ownOf(object: Case['object'], release: KubernetesVersion): Answer {
  try {
    return ours(object, release);
  } catch (cause) {
    throw new Error(`verify throws, on ${release}, of ${JSON.stringify(object)}`, { cause });
  }
}

export function sum(all: readonly Agreement[]): Agreement {
  const both = (one: Share, other: Share): Share => ({ of: one.of + other.of, equal: one.equal + other.equal });
  return all.reduce(
    (one, other) => ({
      verdicts: both(one.verdicts, other.verdicts),
      tiers: Object.fromEntries(
        tiers.map((tier) => [tier, both(one.tiers[tier], other.tiers[tier])]),
      ) as Agreement['tiers'],
      missed: one.missed + other.missed,
      falseAlarms: one.falseAlarms + other.falseAlarms,
      quirks: one.quirks + other.quirks,
      unexplained: [...one.unexplained, ...other.unexplained],
    }),
    none,
  );
}

/** `100 % of 1,234`; never 100 where one differs. */
function text({ of, equal }: Share): string {
  const percent = of === 0 || equal === of ? '100' : (Math.floor((10_000 * equal) / of) / 100).toFixed(2);
  return `${percent} % of ${of.toLocaleString('en')}`;
}

/** An agreement, and of what: a release, or a kind. */
export type Row = readonly [string, Agreement];

function table(first: string, rows: readonly Row[]): string {
  const lines = rows.map(([of, { verdicts, tiers: shares, missed, falseAlarms, quirks }]) => {
    const cells = [verdicts, ...tiers.map((tier) => shares[tier])].map(text);
    return `| ${[of, ...cells, missed, falseAlarms, quirks].join(' | ')} |\n`;
  });
  return `| ${first} | verdict | ${tiers.join(' | ')} | missed | false alarms | quirks |
|---|${'--:|'.repeat(tiers.length + 4)}
${lines.join('')}`;
}

/** The first section of docs/agreement.md: objects alone, by release. */
export function objectsSection(byRelease: readonly Row[]): string {
  return `# Agreement with the API servers

What \`verify\` says of each object of the [corpus](../conformance/README.md), next to what the API server of each release
says: the share of objects on which both say exactly the same, of those on which either says something. Written by
\`npm run agreement\`; \`npm test\` compares it.

- **verdict**: accepted, refused in validation, or not decodable.
- **errors**: the set of all (reason, field) of what is refused in validation.
- **dropped**: the paths that the server silently drops or overwrites.
- **baseline, restricted**: the Pod Security controls that are violated.
- **warnings**: the fields that an accepted object is warned of.
- **missed**: objects that the server rejects or drops something of, and \`verify\` accepts. **false alarms**: objects that
  the server accepts whole, and \`verify\` refuses.
- **quirks**: objects on which the two differ by a [quirk](../conformance/README.md#quirks) that is not copied. They count
  as differences in the other columns.

${table('release', byRelease)}`;
}

/** The second section: updates, by release and by kind. */
export function updatesSection(byRelease: readonly Row[], byKind: readonly Row[]): string {
  return `
## Updates

The same for \`verifyUpdate\`, on pairs of an old object and the one that takes its place. Pod Security counts as its admission
applies it to updates: it skips a Pod whose images stay, and is asked only about what is accepted.

${table('release', byRelease)}
All releases, by kind:

${table('kind', byKind)}`;
}

/** The agreement on updates by kind, the kinds in the order of their names. */
export function updatesByKind(cases: readonly Case[]): readonly Row[] {
  const byKind = grouped(cases, kindOf);
  const kinds = [...byKind.keys()].sort();
  return kinds.map((kind) => [kind, sum(kubernetesVersions.map((one) => agreementOf(byKind.get(kind) ?? [], one)))]);
}

function kindOf({ object }: Case): string {
  const stored = objectOf(object);
  return isObject(stored) ? String(stored.kind) : '';
}

if (require.main === module) {
  const [objects, updates] = [parts.flatMap(readCases), updateParts.flatMap(readCases)];
  const byRelease = (cases: readonly Case[]) =>
    kubernetesVersions.map((release): Row => [release, agreementOf(cases, release)]);
  const page = objectsSection(byRelease(objects)) + updatesSection(byRelease(updates), updatesByKind(updates));
  writeFileSync(join(__dirname, '..', 'docs', 'agreement.md'), page);
}
