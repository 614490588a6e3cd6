import type { Finding } from '../../findings/finding';
import type { Addition, Attachment } from '../../pod/attachment';
import { broken } from '../broken';
import { type ContractCheck, type Subject, withTemplate } from '../subject';

const rename = 'begin it with the name in the options';

/** Everything is named after the attachment, or after the container that it serves, so that a Pod can have two of them. */
export const names: ContractCheck = (subject) =>
  subject.make === undefined ? namedAlike(subject) : twoOfThem(subject, subject.make);

function namedAlike({ attachment, template, situations }: Subject): readonly Finding[] {
  const fixed = situations.flatMap(({ addition }) =>
    namesIn(addition, []).filter(({ name }) => !name.startsWith(attachment.name) && !isOfTemplate(name, template)),
  );
  return fixed.map(({ field, name }) =>
    broken(
      'attachment/names',
      field,
      `must begin with the attachment's name "${attachment.name}", got "${name}"`,
      rename,
    ),
  );
}

function twoOfThem(subject: Subject, make: NonNullable<Subject['make']>): readonly Finding[] {
  const [one, other] = [make({ name: 'one' }), make({ name: 'other' })];
  if (one.name !== 'one') {
    const message = `the option name is ignored: got an attachment "${one.name}" for name: "one"`;
    return [broken('attachment/names', 'name', message, 'set name of the attachment from the options')];
  }
  return subject.corners.flatMap(({ context }) => {
    const build = (attachment: Attachment) =>
      namesOf(attachment, attachment.build(withTemplate(context, subject.template)));
    const taken = new Set(build(other).map(({ what, name }) => `${what} ${name}`));
    return build(one)
      .filter(({ what, name }) => taken.has(`${what} ${name}`) && !isOfTemplate(name, subject.template))
      .map(({ what, field, name }) =>
        broken('attachment/names', field, `two of it in a Pod both have a ${what} "${name}"`, rename),
      );
  });
}

interface Named {
  readonly what: 'container' | 'volume' | 'port';
  readonly field: string;
  readonly name: string;
}

function namesOf({ ports }: Attachment, addition: Addition): readonly Named[] {
  const roles = Object.entries(ports).map(([role, { name }]) => ({
    what: 'port' as const,
    field: `ports.${role}`,
    name,
  }));
  return namesIn(addition, roles);
}

function namesIn({ containers = [], volumes = [], config = [] }: Addition, ports: readonly Named[]): readonly Named[] {
  return [
    ...containers.map(({ container: { name } }, at) => ({
      what: 'container' as const,
      field: `containers[${at}]`,
      name,
    })),
    ...volumes.map(({ name }, at) => ({ what: 'volume' as const, field: `volumes[${at}]`, name })),
    ...config.map(({ volume: name }, at) => ({ what: 'volume' as const, field: `config[${at}]`, name })),
    ...ports,
  ];
}

/** Whether it is a volume of the template, or is named after one of its containers. */
function isOfTemplate(name: string, { spec }: Subject['template']): boolean {
  return (
    spec?.volumes?.some((volume) => volume.name === name) === true ||
    spec?.containers.some((container) => name.startsWith(`${container.name}-`)) === true
  );
}
