import type { Construct } from 'constructs';
import type { Attachment } from '../pod/attachment';
import { attachmentOf } from '../pod/attachment-checks';
import type { Checks } from '../values/check';
import { mainContainer } from './pod-checks';
import { type CommonWorkloadProps, commonWorkloadProps, type NamedByRole, Workload } from './workload';
import { workloadCheck } from './workload-checks';

/** An application, and what it connects to in place of a server elsewhere. */
export interface AmbassadorPodProps extends CommonWorkloadProps {
  /** The application, named `app` by default. */
  readonly app: NamedByRole;
  /** What stands for the server; its `appEnv` tells the application its address. */
  readonly ambassador: Attachment;
}

const checkProps = workloadCheck('AmbassadorPod', () => AmbassadorPod, {
  ...commonWorkloadProps,
  app: mainContainer,
  ambassador: attachmentOf('pgbouncer', 'ambassador'),
} satisfies Checks<AmbassadorPodProps>);

/**
 * An application with an ambassador in its own Pod: it connects to the loopback address, and the ambassador to the server,
 * with its TLS, credentials, pools and routing.
 */
export class AmbassadorPod extends Workload {
  constructor(scope: Construct, id: string, props: AmbassadorPodProps) {
    checkProps(new.target, scope, id, props);
    const { ambassador, attachments = [], ...rest } = props;
    super(scope, id, { ...rest, attachments: [ambassador, ...attachments] });
  }
}
