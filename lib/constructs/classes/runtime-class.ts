import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { valueText } from '../../findings/value-text';
import type { Quantity, Toleration } from '../../kubernetes/generated/types';
import { dns1123Label } from '../../kubernetes/names';
import { isQuantity } from '../../kubernetes/quantity';
import { quantityFix } from '../../kubernetes/quantity-fix';
import { arrayOf, type Check, type Checks, object, optional, recordOf, scalar, string } from '../../values/check';
import { isToken } from '../../values/token';
import { checkConstruct } from '../construct-checks';
import { labels } from '../metadata-checks';
import { type ClusterMetadata, clusterMetadata, clusterObject } from './cluster-object';

/** Which runtime runs the containers of Pods, and what it costs. */
export interface RuntimeClassProps {
  /** Its name, labels and annotations. @default the construct's id as the name */
  readonly metadata?: ClusterMetadata | undefined;
  /** The name of the runtime in the configuration of the nodes, such as `runsc` for gVisor. Cannot be changed. */
  readonly handler: string;
  /** What each Pod takes in addition to its containers; the server adds it to Pods of the class. @default nothing */
  readonly overhead?: { readonly cpu?: Quantity | undefined; readonly memory?: Quantity | undefined } | undefined;
  /** The nodes that have the runtime: the server adds it to Pods of the class. @default all nodes */
  readonly scheduling?:
    | {
        readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
        readonly tolerations?: readonly Toleration[] | undefined;
      }
    | undefined;
}

/** An amount of a resource. */
function amount(resource: string): Check {
  return (value) => {
    const problem = scalar(value);
    if (problem !== undefined || isToken(value) || isQuantity(value)) return problem;
    return { path: '', message: ` must be a quantity, got ${valueText(value)}; ${quantityFix(value, resource).fix}` };
  };
}

const runtimeClassProps = object({
  metadata: optional(clusterMetadata),
  handler: string,
  overhead: optional(object({ cpu: optional(amount('cpu')), memory: optional(amount('memory')) })),
  scheduling: optional(
    object({
      nodeSelector: optional(labels),
      tolerations: optional(arrayOf(recordOf(optional(scalar)))),
    }),
  ),
} satisfies Checks<RuntimeClassProps>);

/**
 * A RuntimeClass, which is in no namespace. `sandbox` gives it to workloads.
 *
 * @example sandbox(shop, new RuntimeClass(chart, 'gvisor', { handler: 'runsc', overhead: { memory: '64Mi' } }))
 * @throws TypeError for a handler that is not a DNS label, and for an overhead or a label that is not valid.
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export class RuntimeClass extends Construct {
  /** The object that it synthesizes. */
  readonly apiObject: ApiObject;
  /** The object's `metadata.name`. */
  readonly name: string;
  /** The labels of the nodes that have the runtime. */
  readonly nodeSelector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: RuntimeClassProps) {
    checkConstruct('RuntimeClass', scope, id, props, runtimeClassProps);
    super(scope, id);
    const { metadata: { name = id, ...others } = {}, handler, overhead, scheduling } = props;
    const [problem] = typeof handler === 'string' ? dns1123Label(handler) : [];
    if (problem !== undefined) throw new TypeError(`RuntimeClass ${this.node.path}: handler ${problem}`);
    this.name = name;
    this.nodeSelector = scheduling?.nodeSelector ?? {};
    this.apiObject = clusterObject(this, {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { ...others, name },
      handler,
      ...(overhead !== undefined && { overhead: { podFixed: overhead } }),
      ...(scheduling !== undefined && { scheduling }),
    });
  }
}
