import type { Construct } from 'constructs';
import type { Attachment } from '../pod/attachment';
import { attachmentOf } from '../pod/attachment-checks';
import type { Checks } from '../values/check';
import { mainContainer } from './pod-checks';
import { type CommonWorkloadProps, commonWorkloadProps, type NamedByRole, Workload } from './workload';
import { workloadCheck } from './workload-checks';

/** An application, and what makes it speak the language of the others. */
export interface AdapterPodProps extends CommonWorkloadProps {
  /** The application, named `app` by default. */
  readonly app: NamedByRole;
  /** What translates: its metrics into Prometheus' format, for example. */
  readonly adapter: Attachment;
}

const checkProps = workloadCheck('AdapterPod', () => AdapterPod, {
  ...commonWorkloadProps,
  app: mainContainer,
  adapter: attachmentOf('statsdExporter', 'adapter'),
} satisfies Checks<AdapterPodProps>);

/** An application with an adapter in its own Pod, which gives it an interface that the rest of the cluster knows. */
export class AdapterPod extends Workload {
  constructor(scope: Construct, id: string, props: AdapterPodProps) {
    checkProps(new.target, scope, id, props);
    const { adapter, attachments = [], ...rest } = props;
    super(scope, id, { ...rest, attachments: [adapter, ...attachments] });
  }
}
