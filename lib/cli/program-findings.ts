/** What is found while a program makes its objects, and not in a manifest: of these there is no object to show. */
export interface ProgramFinding {
  readonly code: string;
  /** What has to hold. */
  readonly title: string;
  readonly why: string;
}

/** A row for each, by code. */
export const programFindings: readonly ProgramFinding[] = [
  {
    code: 'app/containers',
    title: 'A workload is given `app` or `containers`, and not both.',
    why: '`app` is the one main container; `containers` are several.',
  },
  {
    code: 'app/duplicate-object',
    title: 'No two objects of an app have one kind, namespace and name.',
    why: 'In the cluster the one would silently replace the other.',
  },
  {
    code: 'app/lone-surrogate',
    title: 'Strings are made of whole characters.',
    why: 'A string that was cut within a character has half a surrogate pair, which no text can have: cdk8s writes another character in its place.',
  },
  {
    code: 'app/lost-patch',
    title: 'The manifest has what the JSON patches of its object say. (A warning.)',
    why: 'Classes of cdk8s-plus and `cdk8s import` render the fields that they know, and drop what a patch sets beyond those; `patch` changes what they rendered.',
  },
  {
    code: 'app/no-port',
    title: 'What is exposed listens somewhere.',
    why: 'A Service has ports; they are those that containers declare, or that a proxy takes requests on.',
  },
  {
    code: 'app/no-target-port',
    title: 'A Service that is retargeted goes to the port that it is taken from.',
    why: 'Else nothing would change, and the traffic would still go past the proxy.',
  },
  {
    code: 'app/not-finite',
    title: 'Numbers are finite.',
    why: 'JSON has neither NaN nor Infinity: cdk8s writes `.nan` and `.inf`, and kubectl refuses the file.',
  },
  {
    code: 'app/render',
    title: 'A construct renders.',
    why: 'What it throws while it does is reported beside everything else that is wrong.',
  },
  {
    code: 'app/selector',
    title: 'The name of a workload is a label value, or its selector is given.',
    why: 'By default Pods are selected by a label that has the name of their workload, and labels have at most 63 characters.',
  },
  {
    code: 'app/settings',
    title: 'Settings are what they are said to be.',
    why: 'They come from cdk8s.yaml, from the app or from a workload; a release, for example, is a text in quotes.',
  },
  {
    code: 'app/unstable-chart',
    title: 'A Helm chart renders the same each time. (A warning.)',
    why: 'What it makes up (a password, a certificate, a date) is another at each synth, and changes what runs.',
  },
  {
    code: 'gitops/sync-wave',
    title:
      'A sync wave of Argo CD is a whole number, and later than those of the objects that its object waits for. (A warning.)',
    why: 'What is no number counts as wave 0, and an object in the wave of what it waits for, or an earlier one, does not wait.',
  },
  {
    code: 'pod/attachment-clash',
    title: 'No two attachments of a Pod have one name, unless they are the same.',
    why: 'The name names their containers, volumes, configuration and ports.',
  },
  {
    code: 'pod/field-clash',
    title: 'No two attachments want different values in a field of which there is one.',
    why: 'Neither is asked to give way; what the workload itself says does away with both.',
  },
  {
    code: 'pod/image-too-old',
    title: 'The image of an attachment reads the configuration that the attachment writes.',
    why: 'Older releases of the tool have other options, and would not start.',
  },
  {
    code: 'pod/invalid-logs',
    title: '`logs` names a directory, files and a rotation that there can be.',
    why: 'A log processor reads what it says, so nothing can be configured without it.',
  },
  {
    code: 'pod/logs-not-rotated',
    title: 'Somebody rotates log files. (A warning.)',
    why: 'Their volume fills until the kubelet evicts the Pod, or the disk of the node is full.',
  },
  {
    code: 'pod/logs-rotated-files',
    title: 'The glob of log files matches those that are written to, and not those that are rotated away.',
    why: 'The lines of those would be read a second time.',
  },
  {
    code: 'pod/logs-rotation-size',
    title: 'A log file at its largest and the copies that are kept fit into their volume.',
    why: 'The kubelet evicts a Pod whose volume is over its limit.',
  },
  {
    code: 'pod/logs-rotator-user',
    title: 'Whose files are copied and truncated, runs as a user that the Pod says.',
    why: 'The container that empties the files has to be that user.',
  },
  {
    code: 'pod/logs-unlimited',
    title: 'The volume of log files has a limit. (A warning.)',
    why: 'Rotation bounds what the files take only as long as it works.',
  },
  {
    code: 'pod/loopback-probe',
    title: 'No probe from outside asks a port on which an application listens at 127.0.0.1 alone.',
    why: 'The kubelet asks the address of the Pod, so it would always fail.',
  },
  {
    code: 'pod/missing-container',
    title: 'The container that an attachment is for is in the Pod, and it is clear which one is meant.',
    why: 'In a Pod with several containers the attachment has to be told.',
  },
  {
    code: 'pod/missing-logs',
    title: 'A log processor is told which files to read.',
    why: 'It is said once, in `logs` of the workload, or to the log processor itself.',
  },
  {
    code: 'pod/missing-template',
    title: 'What something is attached to renders with a pod template.',
    why: 'There is nothing to attach to otherwise.',
  },
  {
    code: 'pod/needs-native-sidecars',
    title: 'A Job or CronJob has a sidecar only where the target has native sidecars, from 1.29 on.',
    why: 'A sidecar that is a regular container never ends, and with it the Job.',
  },
  {
    code: 'pod/start-cycle',
    title: 'The start order has no circle.',
    why: 'What waits for itself never starts.',
  },
  {
    code: 'practice/metrics-not-scraped',
    title: 'The annotations by which Prometheus finds a Pod lead to the adapter that serves metrics. (A warning.)',
    why: 'They were there before, and say another port or path.',
  },
  {
    code: 'practice/pre-stop-sleep',
    title: 'An application behind a proxy stops after the proxy has served what it had. (A warning.)',
    why: 'Else the last requests before a roll-out fail.',
  },
  {
    code: 'shape/required',
    title: 'An untyped value that a program has checked gives the fields that its type cannot do without.',
    why: 'What it is checked as would be a promise to the compiler that the value does not keep.',
  },
  {
    code: 'shape/value',
    title: 'An untyped value that a program has checked has only values that its type allows.',
    why: 'The types list them: `Always`, `IfNotPresent` or `Never`, for example.',
  },
];
