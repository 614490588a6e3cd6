import { own } from '../values/own';

/** Whether a live object has a condition that is true. */
export function hasCondition(object: unknown, type: string): boolean {
  const conditions = own(own(object, 'status'), 'conditions');
  return (
    Array.isArray(conditions) && conditions.some((one) => own(one, 'type') === type && own(one, 'status') === 'True')
  );
}

/** Whether a live Job has ended: no Pod of it runs. */
export function hasEnded(job: unknown): boolean {
  return hasCondition(job, 'Complete') || hasCondition(job, 'Failed');
}
