import type { Json } from '../../generate/json';
import type { KubernetesVersion } from '../../lib/kubernetes/version';
import { ask, type Verdict } from '../../oracle/api-server/ask';
import { compare, type Difference, theirs } from '../compare';
import { isPair, requestOf } from '../pairs';
import { unexplained } from '../quirks';
import { signatureOf } from './signature';
import { type Path, pathsIn, valueAt, withAt } from './tree';

/** An object that the API server and `verify` say different things of. */
export interface Found {
  readonly object: Json;
  readonly release: KubernetesVersion;
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
}

/** A finding with what it is to keep while it is made smaller. */
export interface Target extends Found {
  readonly signature: string;
}

const rounds = 14;

/** Makes objects smaller as long as each has its difference, and the server says no more of it than before. */
export async function shrink(targets: readonly Target[]): Promise<readonly Target[]> {
  let current = targets;
  for (let round = 0; round < rounds; round += 1) {
    const next = await shrunkOnce(current, round);
    if (next.every((target, at) => target === current[at])) break;
    current = next;
  }
  return current;
}

interface Candidate {
  readonly target: number;
  readonly object: Json;
  readonly size: number;
  readonly cut: Path | undefined;
}

async function shrunkOnce(targets: readonly Target[], round: number): Promise<readonly Target[]> {
  const best = new Map<number, Target>();
  const releases = [...new Set(targets.map(({ release }) => release))];
  for (const release of releases) {
    const candidates = targets.flatMap((target, at) => (target.release === release ? cuts(target, at, round) : []));
    const passed = await passing(candidates, targets, release);
    const together = targets.flatMap((target, at) => joint(target, at, passed));
    for (const { candidate, target } of [...passed, ...(await passing(together, targets, release))]) {
      const known = best.get(candidate.target);
      if (known === undefined || sizeOf(target.object) < sizeOf(known.object)) best.set(candidate.target, target);
    }
  }
  return targets.map((target, at) => best.get(at) ?? target);
}

function sizeOf(object: Json): number {
  return JSON.stringify(object).length;
}

/** The object without each of its parts; only big parts first. */
function cuts(target: Target, at: number, round: number): readonly Candidate[] {
  const deepest = round === 0 ? 4 : round === 1 ? 7 : 99;
  const { object: whole } = target;
  const candidate = (object: Json, cut: Path | undefined) => ({ target: at, object, size: sizeOf(object), cut });
  const one = cutsIn(isPair(whole) ? { old: whole.old, object: whole.object } : whole, deepest).map((cut) =>
    candidate(withAt(whole, cut, undefined), cut),
  );
  if (!isPair(whole)) return one;
  // What is in both objects goes from both.
  const both = cutsIn(whole.object, deepest)
    .filter((cut) => valueAt(whole.old, cut) !== undefined)
    .map((cut) =>
      candidate(withAt(withAt(whole, ['old', ...cut], undefined), ['object', ...cut], undefined), undefined),
    );
  return [...both, ...one];
}

function cutsIn(tree: Json, deepest: number): readonly Path[] {
  return pathsIn(tree).filter((path) => path.length <= deepest && !whatItIs.test(path.join('.')));
}

const whatItIs = /^(?:(?:old|object)\.)?(?:apiVersion|kind)$|^(?:old|object)$/;

interface Passed {
  readonly candidate: Candidate;
  readonly target: Target;
}

/** All cuts that pass by themselves at once, and the bigger half of them. */
function joint(target: Target, at: number, passed: readonly Passed[]): readonly Candidate[] {
  const own = passed.filter(({ candidate }) => candidate.target === at).map(({ candidate }) => candidate);
  const bySize = [...own].sort((one, other) => one.size - other.size);
  return [1, 0.6, 0.3].map((share) => {
    const chosen = bySize
      .slice(0, Math.ceil(bySize.length * share))
      .flatMap(({ cut }) => (cut === undefined ? [] : [cut]));
    // From the end, so that taking an element out of a list does not move those that are still to go.
    const order = [...chosen].sort(later);
    const object = order.reduce<Json>(
      (tree, cut) => (valueAt(tree, cut) === undefined ? tree : withAt(tree, cut, undefined)),
      target.object,
    );
    return { target: at, object, size: sizeOf(object), cut: undefined };
  });
}

function later(one: Path, other: Path): number {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const [a, b] = [one[at], other[at]];
    if (a === b || a === undefined || b === undefined) continue;
    if (typeof a === 'number' && typeof b === 'number') return b - a;
    return String(a) < String(b) ? -1 : 1;
  }
  return other.length - one.length;
}

async function passing(
  candidates: readonly Candidate[],
  targets: readonly Target[],
  release: KubernetesVersion,
): Promise<readonly Passed[]> {
  const verdicts = await ask(
    release,
    candidates.map(({ object }, at) => requestOf(at, object)),
  );
  return candidates.flatMap((candidate, at) => {
    const target = targets[candidate.target];
    const verdict = verdicts[at];
    const server = verdict === undefined ? undefined : theirs(verdict);
    if (target === undefined || verdict === undefined || server === undefined) return [];
    const found = unexplained(compare(candidate.object, server, release), candidate.object).filter(isAsBefore(target));
    const keeps = found.some((difference) => signatureOf(difference) === target.signature);
    const errors = (verdict.errors ?? []).length;
    if (!keeps || errors > (target.verdict.errors ?? []).length || found.length > target.differences.length) return [];
    return [{ candidate, target: { ...target, object: candidate.object, verdict, differences: found } }];
  });
}

/** Other tiers are no concern of the target's. */
function isAsBefore({ differences }: Target): (difference: Difference) => boolean {
  const tiers = new Set(differences.map(({ tier }) => tier));
  return ({ tier }) => tiers.has(tier);
}
