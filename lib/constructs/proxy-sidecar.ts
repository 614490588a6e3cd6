import type { Construct } from 'constructs';
import type { Attachment } from '../pod/attachment';
import { attachmentOf } from '../pod/attachment-checks';
import type { Checks } from '../values/check';
import { mainContainer } from './pod-checks';
import { type CommonWorkloadProps, commonWorkloadProps, type NamedByRole, Workload } from './workload';
import { workloadCheck } from './workload-checks';

/** An application, and the proxy that its clients talk to. */
export interface ProxySidecarProps extends CommonWorkloadProps {
  /** The application behind the proxy, named `app` by default. */
  readonly app: NamedByRole;
  /** The proxy in front of it. */
  readonly proxy: Attachment;
}

const checkProps = workloadCheck('ProxySidecar', () => ProxySidecar, {
  ...commonWorkloadProps,
  app: mainContainer,
  proxy: attachmentOf('nginx', 'proxy'),
} satisfies Checks<ProxySidecarProps>);

/** An application behind a proxy in its own Pod: TLS, caching, headers and limits without a change to it. */
export class ProxySidecar extends Workload {
  constructor(scope: Construct, id: string, props: ProxySidecarProps) {
    checkProps(new.target, scope, id, props);
    const { proxy, attachments = [], ...rest } = props;
    super(scope, id, { ...rest, attachments: [proxy, ...attachments] });
  }
}
