import { type Answer, theirs } from '../../conformance/compare';
import { parts, readCases } from '../../conformance/corpus/cases';
import { mutants } from '../../conformance/fuzz/hunt';
import type { Json } from '../../generate/json';
import type { KubernetesVersion } from '../../lib/kubernetes';
import { ask } from '../../oracle/api-server/ask';
import { build, releaseOf, versions } from '../../oracle/api-server/build';

/** An object and what a release's API server says to it. */
export interface Judged {
  readonly object: Json;
  readonly answer: Answer;
}

/** The committed corpus. `verify` is tested against it, so that its own score there says little. */
export function corpus(release: KubernetesVersion): readonly Judged[] {
  return parts.flatMap(readCases).flatMap(({ object, answers }) => {
    const answer = answers[release];
    return answer === undefined ? [] : [{ object, answer }];
  });
}

/** Mutants that nobody has seen, judged by the release's own server code. */
export async function fresh(release: KubernetesVersion, count: number, seed: string): Promise<readonly Judged[]> {
  const version = versions().find((each) => releaseOf(each) === release);
  if (version === undefined) throw new Error(`no oracle of release ${release}`);
  build('podcheck', version);
  const make = mutants({ seed });
  const objects = Array.from({ length: count }, (_, number) => make(release, number));
  const verdicts = await ask(
    release,
    objects.map((object, at) => ({ id: String(at), object })),
  );
  return verdicts.map(theirs).flatMap((answer, at) => {
    const object = objects[at];
    return answer === undefined || object === undefined ? [] : [{ object, answer }];
  });
}
