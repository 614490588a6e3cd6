import type { RuleDoc } from '../../findings/rule';

const concepts = 'https://kubernetes.io/docs/concepts/workloads/controllers';

/** Workloads: how they are rolled out, how Jobs end, and when CronJobs start them. */
export const workloadRules: readonly RuleDoc[] = [
  {
    code: 'api/negative',
    title: 'Counts and durations are 0 or more.',
    why: 'There are no fewer Pods than none, and no time before now.',
    source: `${concepts}/deployment/#writing-a-deployment-spec`,
    failing: { object: deployment({ replicas: -1 }) },
    passing: { object: deployment({ replicas: 0 }) },
  },
  {
    code: 'api/int-or-percent',
    title: 'A number of Pods is a whole number from 0 on, or a percentage of at most 100 %.',
    why: 'A number in quotes is taken for a percentage that lacks its sign.',
    source: `${concepts}/deployment/#max-unavailable`,
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '1' } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '10%' } } }) },
  },
  {
    code: 'api/workload-selector',
    title: 'A workload has a selector, and it matches the labels of the template.',
    why: 'A workload counts its Pods by the selector: of Pods that it does not see it would make more and more.',
    source: `${concepts}/deployment/#selector`,
    failing: { object: deployment({ selector: { matchLabels: { app: 'api' } } }) },
    passing: { object: deployment({ selector: { matchLabels: { app: 'web' } } }) },
  },
  {
    code: 'api/template-required',
    title: 'A ReplicationController has a template.',
    why: 'It makes its Pods from it.',
    source: `${concepts}/replicationcontroller/#pod-template`,
    failing: { object: replicationController({}) },
    passing: { object: replicationController({ template: template({}) }) },
  },
  {
    code: 'api/template-restart-policy',
    title: 'The Pods of a workload that runs on are always restarted.',
    why: 'A container that ended and stays down would be a replica that does nothing.',
    source: `${concepts}/deployment/#pod-template`,
    failing: { object: deployment({ template: template({ restartPolicy: 'OnFailure' }) }) },
    passing: { object: deployment({ template: template({ restartPolicy: 'Always' }) }) },
  },
  {
    code: 'api/template-deadline',
    title: 'The Pods of a workload that runs on have no deadline.',
    why: 'They would be ended and replaced at once, for ever.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle',
    failing: { object: deployment({ template: template({ activeDeadlineSeconds: 60 }) }) },
    passing: { object: deployment({ template: template({}) }) },
  },
  {
    code: 'api/shared-disk',
    title: 'Up to 1.28, several Pods mount a disk of Google Compute Engine only for reading.',
    why: 'Such a disk can be attached to several nodes only for reading.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#gcepersistentdisk',
    failing: { kubernetes: '1.28', object: deployment({ replicas: 2, template: template(disk(false)) }) },
    passing: { kubernetes: '1.28', object: deployment({ replicas: 2, template: template(disk(true)) }) },
  },
  {
    code: 'api/rollout',
    title: 'A roll-out can take steps, and says nothing of steps where it takes none.',
    why: 'If no Pod may be missing and none may be added, no Pod can be replaced.',
    source: `${concepts}/deployment/#rolling-update-deployment`,
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } }) },
  },
  {
    code: 'api/progress-deadline',
    title: 'The deadline of a roll-out is longer than the time after which a Pod counts as available.',
    why: 'Otherwise the roll-out counts as stuck before its first Pod can be done.',
    source: `${concepts}/deployment/#progress-deadline-seconds`,
    failing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 60 }) },
    passing: { object: deployment({ minReadySeconds: 60, progressDeadlineSeconds: 61 }) },
  },
  {
    code: 'api/revision-history',
    title: 'A StatefulSet keeps a number of revisions that is 0 or more.',
    why: 'With less than 0, all are kept, which fills the control plane. (The server warns from 1.33 on.)',
    source: `${concepts}/statefulset/#revision-history`,
    failing: { object: statefulSet({ revisionHistoryLimit: -1 }) },
    passing: { object: statefulSet({ revisionHistoryLimit: 3 }) },
  },
  {
    code: 'api/name-in-host-names',
    title: 'The name of a workload is a DNS label.',
    why: 'It becomes part of the names of Pods, and those are host names. (The server only warns.)',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    failing: { object: { ...deployment({}), metadata: { name: 'web.example' } } },
    passing: { object: { ...deployment({}), metadata: { name: 'web-example' } } },
  },
  {
    code: 'api/job-restart-policy',
    title: 'The Pods of a Job are restarted on failure or never; with a pod failure policy, never.',
    why: 'A Pod that is always restarted never comes to an end, and so never completes the Job.',
    source: `${concepts}/job/#pod-template`,
    failing: { object: job({ template: template({}) }) },
    passing: { object: job({}) },
  },
  {
    code: 'api/job-indexes',
    title: 'An indexed Job says how many indexes there are; failures are counted by index only in one.',
    why: 'The status lists the indexes that are done, and has room for some 100,000.',
    source: `${concepts}/job/#completion-mode`,
    failing: { object: job({ completionMode: 'Indexed', parallelism: 3 }) },
    passing: { object: job({ completionMode: 'Indexed', parallelism: 3, completions: 9 }) },
  },
  {
    code: 'api/job-selector',
    title: 'The server makes the selector and the labels of a Job, unless `manualSelector` is set.',
    why: 'They have the UID of the Job in them, which nobody knows before.',
    source: `${concepts}/job/#specifying-your-own-pod-selector`,
    failing: { object: job({ selector: { matchLabels: { app: 'web' } } }) },
    passing: { object: job({ selector: { matchLabels: { app: 'web' } }, manualSelector: true }) },
  },
  {
    code: 'api/job-host-names',
    title: 'The name of an indexed Job, a hyphen and its last index are a DNS label.',
    why: 'Each of its Pods has such a host name.',
    source: `${concepts}/job/#completion-mode`,
    failing: { object: { ...job({ completionMode: 'Indexed', completions: 1 }), metadata: { name: 'a.b' } } },
    passing: { object: { ...job({ completionMode: 'Indexed', completions: 1 }), metadata: { name: 'a-b' } } },
  },
  {
    code: 'api/job-managed-by',
    title: 'The controller of a Job is named by a domain, a slash and a path, in at most 63 bytes.',
    why: "Other controllers than Kubernetes' own are told apart by the domains of those who make them.",
    source: `${concepts}/job/#delegation-of-managing-a-job-object-to-external-controller`,
    failing: { object: job({ managedBy: 'queue' }) },
    passing: { object: job({ managedBy: 'example.com/queue' }) },
  },
  {
    code: 'api/pod-failure-policy',
    title: 'A rule of a pod failure policy looks at exit codes, in ascending order, or at conditions.',
    why: 'The first rule that matches a failed Pod says what happens; 0 is no failure.',
    source: `${concepts}/job/#pod-failure-policy`,
    failing: { object: job({ podFailurePolicy: { rules: [exitCodes([42, 1])] } }) },
    passing: { object: job({ podFailurePolicy: { rules: [exitCodes([1, 42])] } }) },
  },
  {
    code: 'api/success-policy',
    title: 'A success policy belongs to an indexed Job, and asks for indexes that the Job has.',
    why: 'The Job is done as soon as one of the rules is met; one that cannot be met would say nothing.',
    source: `${concepts}/job/#success-policy`,
    failing: { object: indexedJob({ rules: [{ succeededIndexes: '0-3' }] }) },
    passing: { object: indexedJob({ rules: [{ succeededIndexes: '0-2' }] }) },
  },
  {
    code: 'api/cron-schedule',
    title: 'A schedule has five fields, or is one of @hourly, @daily, @weekly, @monthly and @yearly.',
    why: 'The fields are minute, hour, day of the month, month and day of the week (0, Sunday, to 6). The zone has its own field.',
    source: `${concepts}/cron-jobs/#schedule-syntax`,
    failing: { object: cronJob({ schedule: '0 2 * * 7' }) },
    passing: { object: cronJob({ schedule: '0 2 * * 0' }) },
  },
  {
    code: 'api/time-zone',
    title: 'A time zone is named as in the tz database, upper and lower case included.',
    why: 'The server looks the name up in the database that it brings with it.',
    source: `${concepts}/cron-jobs/#time-zones`,
    failing: { object: cronJob({ timeZone: 'europe/berlin' }) },
    passing: { object: cronJob({ timeZone: 'Europe/Berlin' }) },
  },
  {
    code: 'api/cron-job-name',
    title: 'The name of a CronJob has at most 52 characters.',
    why: 'The names of its Jobs are 11 longer, and have room for 63.',
    source: `${concepts}/cron-jobs/#writing-a-cronjob-spec`,
    failing: { object: { ...cronJob({}), metadata: { name: 'a'.repeat(53) } } },
    passing: { object: { ...cronJob({}), metadata: { name: 'a'.repeat(52) } } },
  },
];

function template(spec: object): object {
  return {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29' }], ...spec },
  };
}

function disk(readOnly: boolean): object {
  return { volumes: [{ name: 'data', gcePersistentDisk: { pdName: 'data', readOnly } }] };
}

function deployment(spec: object): object {
  const selector = { matchLabels: { app: 'web' } };
  return workload('apps/v1', 'Deployment', { selector, template: template({}), ...spec });
}

function statefulSet(spec: object): object {
  const selector = { matchLabels: { app: 'web' } };
  return workload('apps/v1', 'StatefulSet', { selector, template: template({}), ...spec });
}

function replicationController(spec: object): object {
  return workload('v1', 'ReplicationController', { selector: { app: 'web' }, ...spec });
}

function job(spec: object): object {
  return workload('batch/v1', 'Job', { template: template({ restartPolicy: 'Never' }), ...spec });
}

function indexedJob(successPolicy: object): object {
  return job({ completionMode: 'Indexed', completions: 3, successPolicy });
}

function exitCodes(values: readonly number[]): object {
  return { action: 'FailJob', onExitCodes: { operator: 'In', values } };
}

function cronJob(spec: object): object {
  const jobTemplate = { spec: { template: template({ restartPolicy: 'Never' }) } };
  return workload('batch/v1', 'CronJob', { schedule: '0 2 * * *', jobTemplate, ...spec });
}

function workload(apiVersion: string, kind: string, spec: object): object {
  return { apiVersion, kind, metadata: { name: 'web' }, spec };
}
