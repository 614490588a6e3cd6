import { plan } from '../plan';
import { liveOf } from '../testdata/live';
import { changed, cronJob, job } from '../testdata/objects';
import { container, planned } from './testdata/planned';

describe('a Job', () => {
  test('that is complete would do its work a second time', () => {
    const live = {
      ...job,
      metadata: { ...job.metadata, uid: 'a' },
      status: { conditions: [{ type: 'Complete', status: 'True' }] },
    };
    const now = changed(job, `${container}.image`, 'registry.example/migrate:2');
    expect(planned(live, now)?.notes[0]).toBe(
      'lost: its Pods with their logs, and its status; it is complete, and would do its work a second time',
    );
  });

  test('that sets ttlSecondsAfterFinished is not told to', () => {
    const now = changed(job, `${container}.image`, 'registry.example/migrate:2');
    expect(planned(job, now)?.options).toHaveLength(2);
    expect(planned(job, changed(now, 'spec.ttlSecondsAfterFinished', 60))?.options).toHaveLength(1);
  });

  test('whose name is generated is another one each time', () => {
    const generated = (image: string) =>
      changed({ ...job, metadata: { generateName: 'migrate-' } }, `${container}.image`, image);
    const made = { verdict: 'create', summary: expect.stringMatching(/^another one each time/) };
    const { objects } = plan([generated('a:1')], [generated('a:1'), generated('a:2')], { kubernetes: '1.35' });
    expect(objects).toMatchObject([made, made]);
    expect(plan([generated('a:1')], [], { kubernetes: '1.35' }).objects).toEqual([]);
  });

  test('of a CronJob is as it was until the next run', () => {
    const now = changed(cronJob, 'spec.jobTemplate.spec.backoffLimit', 1);
    expect(planned(cronJob, now)?.summary).toBe('from the next run on; a Job that runs already stays as it is');
    const suspended = changed(cronJob, 'spec.suspend', true);
    expect(planned(cronJob, suspended)?.summary).toBe('suspended: it creates no Jobs; those that run go on');
    expect(planned(suspended, cronJob)?.summary).toBe('resumed: it creates Jobs');
  });

  const hook = changed(job, 'metadata.annotations', { 'helm.sh/hook': 'pre-upgrade' });

  test('has no more Pods at once than it has to complete', () => {
    const three = changed(job, 'spec.completions', 3);
    expect(planned(three, changed(three, 'spec.parallelism', 5))).toMatchObject({
      verdict: 'scale',
      summary: '1 → 3 Pods at once',
    });
    expect(planned(job, changed(job, 'spec.parallelism', 5))).toMatchObject({
      verdict: 'patch',
      summary: 'as many Pods at once as before',
    });
  });

  test('that has ended has no Pods to stop', () => {
    const ended = changed(liveOf(job, 'server-side'), 'status', { conditions: [{ type: 'Complete', status: 'True' }] });
    expect(planned(ended, changed(job, 'spec.suspend', true))).toMatchObject({ verdict: 'patch', restarts: false });
  });

  test('that is a hook of a release is created in the place of the one before', () => {
    const image = `${container}.image`;
    expect(planned(hook, changed(hook, image, 'registry.example/migrate:2'))).toMatchObject({
      verdict: 'create',
      restarts: false,
      changes: [{ field: 'spec.template.spec.containers[migrate].image' }],
    });
    expect(planned(hook, changed(hook, image, 7))).toMatchObject({ verdict: 'forbidden' });
  });
});
