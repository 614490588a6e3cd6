import type { Construct } from 'constructs';
import type { Attachment } from '../pod/attachment';
import { type CommonWorkloadProps, type NamedByRole, Workload } from './workload';

/** An application, and the proxy that its clients talk to. */
export interface ProxySidecarProps extends CommonWorkloadProps {
  /** The application behind the proxy, named `app` unless it says otherwise. */
  readonly app: NamedByRole;
  /** The proxy in front of it. */
  readonly proxy: Attachment;
}

/** An application behind a proxy in its own Pod: TLS, caching, headers and limits without a change to it. */
export class ProxySidecar extends Workload {
  constructor(scope: Construct, id: string, props: ProxySidecarProps) {
    const { proxy, attachments = [], ...rest } = props;
    super(scope, id, { ...rest, attachments: [proxy, ...attachments] });
  }
}
