import type { Construct } from 'constructs';
import { fluentBit } from '../attachments/fluent-bit';
import type { Attachment, Logs } from '../pod/attachment';
import { type CommonWorkloadProps, type NamedByRole, Workload } from './workload';

/** A web server, the files it logs to, and what ships them. */
export interface WebWithLogProcessorProps extends CommonWorkloadProps {
  /** The web server, named `web` unless it says otherwise. */
  readonly web: NamedByRole;
  /** The log files that the web server writes. */
  readonly logs: Logs;
  /** What reads them. @default fluentBit(), which prints the records */
  readonly logProcessor?: Attachment | undefined;
}

/** A web server whose log files a sidecar reads from a shared volume and ships. */
export class WebWithLogProcessor extends Workload {
  constructor(scope: Construct, id: string, props: WebWithLogProcessorProps) {
    const { web, logs, logProcessor = fluentBit(), attachments = [], ...common } = props;
    const container = { ...web, name: web.name ?? 'web' };
    super(scope, id, {
      ...common,
      containers: [container],
      logs: { container: container.name, ...logs },
      attachments: [logProcessor, ...attachments],
    });
  }
}
