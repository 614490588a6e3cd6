import type { FieldPath } from '../../../findings/field-path';
import type { WorkloadKind } from '../../../kubernetes/pod-template';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';

/** What the rules of a volume's source have to know besides their own value. */
export interface VolumeContext {
  readonly target: Target;
  readonly report: Report;
  readonly kind: WorkloadKind;
  /** The name of the volume. */
  readonly name: string;
  /** The name of the Pod, where it is known: `''` in templates. */
  readonly podName: string;
}

/** A check of one kind of source, which stands at `path`. */
export type SourceRule<Source> = (source: Source, path: FieldPath, context: VolumeContext) => void;

/** Reports what is found at or under `path` as the server prints it: under `serverPath`. */
export function printedUnder(serverPath: FieldPath, path: FieldPath, report: Report): Report {
  return (finding) =>
    report({ ...finding, serverField: serverPath + (finding.serverField ?? finding.field).slice(path.length) });
}
