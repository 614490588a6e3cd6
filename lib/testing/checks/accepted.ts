import type { Finding } from '../../findings/finding';
import { compose } from '../../pod/compose';
import type { ComposeContext, Composition } from '../../pod/composition';
import { verify } from '../../verify/verify';
import { objectsOf } from '../objects-of';
import { type ContractCheck, describeContext } from '../subject';

/** Codes of what a rule of its own reports, and of what the exit code of the application decides. */
const elsewhere: ReadonlySet<string> = new Set(['practice/env-secret', 'practice/job-eviction']);

/** The API server accepts the workload, at the Pod Security level of its hardening, and no practice objects to it. */
export const accepted: ContractCheck = (subject) =>
  subject.situations.flatMap((situation) => {
    const { composition, context } = situation;
    const findings = findingsIn(composition, context);
    if (findings.length === 0) return [];
    const before = new Set(
      findingsIn(compose(subject.template, [], context), context).map(({ code, message }) => `${code} ${message}`),
    );
    const construct = describeContext(context);
    return findings
      .filter(({ code, message }) => !before.has(`${code} ${message}`) && !elsewhere.has(code))
      .map((finding) => ({ ...finding, construct }));
  });

function findingsIn(composition: Composition, context: ComposeContext): readonly Finding[] {
  const { kubernetes, hardening = 'restricted' } = context;
  const objects = objectsOf({ composition, context });
  if (objects === undefined) return [];
  return [
    ...composition.findings.filter(({ severity }) => severity === 'error'),
    ...verify(objects, { kubernetes, podSecurity: hardening === 'privileged' ? false : hardening }),
  ];
}
