import type { Construct } from 'constructs';
import { fluentBit } from '../attachments/log-processors/fluent-bit';
import type { Attachment, Logs } from '../pod/attachment';
import { attachmentOf, logs as logsCheck } from '../pod/attachment-checks';
import { type Checks, optional } from '../values/check';
import { mainContainer } from './pod-checks';
import { type CommonWorkloadProps, commonWorkloadProps, type NamedByRole, Workload } from './workload';
import { workloadCheck } from './workload-checks';

/** A web server, the files it logs to, and what ships them. */
export interface WebWithLogProcessorProps extends CommonWorkloadProps {
  /** The web server, named `web` by default. */
  readonly web: NamedByRole;
  /** The log files that the web server writes. */
  readonly logs: Logs;
  /** What reads them. @default fluentBit(), which prints the records */
  readonly logProcessor?: Attachment | undefined;
}

const checkProps = workloadCheck('WebWithLogProcessor', () => WebWithLogProcessor, {
  ...commonWorkloadProps,
  web: mainContainer,
  logs: logsCheck,
  logProcessor: optional(attachmentOf('fluentBit', 'log-processor')),
} satisfies Checks<WebWithLogProcessorProps>);

/** A web server whose log files a sidecar reads from a shared volume and ships. */
export class WebWithLogProcessor extends Workload {
  constructor(scope: Construct, id: string, props: WebWithLogProcessorProps) {
    checkProps(new.target, scope, id, props);
    const { web, logs, logProcessor = fluentBit(), attachments = [], ...common } = props;
    const container = { ...web, name: web.name ?? 'web' };
    super(scope, id, {
      ...common,
      containers: [container],
      logs: { ...logs, container: logs.container ?? container.name },
      attachments: [logProcessor, ...attachments],
    });
  }
}
