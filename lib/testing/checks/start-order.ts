import type { Finding } from '../../findings/finding';
import type { Attachment } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { broken } from '../broken';
import type { ContractCheck, Situation, Subject } from '../subject';

const marker = 'start-order-check';

/** An init container to start before or after. */
const other: Attachment = {
  name: marker,
  ports: {},
  build: () => ({
    containers: [{ as: 'init', container: { name: marker, image: 'registry.example/check:1' } }],
  }),
};

/** The options startsBefore and startsAfter work wherever it is among the init containers. */
export const startOrder: ContractCheck = (subject) => {
  const { make, corners } = subject;
  if (make === undefined) return [];
  const before = make({ startsBefore: [marker] });
  const after = make({ startsAfter: [marker] });
  return corners.flatMap((situation) => [
    ...wrongOrder('startsBefore', [before.name, marker], order(subject, [other, before], situation)),
    ...wrongOrder('startsAfter', [marker, after.name], order(subject, [after, other], situation)),
  ]);
};

function order({ template }: Subject, attachments: readonly Attachment[], { context }: Situation): readonly string[] {
  return compose(template, attachments, context).template.spec?.initContainers?.map(({ name }) => name) ?? [];
}

function wrongOrder(
  option: 'startsBefore' | 'startsAfter',
  [first, second]: readonly [string, string],
  order: readonly string[],
): readonly Finding[] {
  const isRegular = !order.includes(first) || !order.includes(second);
  if (isRegular || order.indexOf(first) < order.indexOf(second)) return [];
  const message = `the option ${option} has no effect`;
  return [broken('attachment/start-order', `containers[0].${option}`, message, `pass ${option} of the options on`)];
}
