import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { Attachment, AttachmentOptions } from '../pod/attachment';
import { attachment as attachmentCheck } from '../pod/attachment-checks';
import { check } from '../values/check';
import { broken, buildFailed } from './broken';
import { accepted } from './checks/accepted';
import { containerResources } from './checks/container-resources';
import { containerSecurity } from './checks/container-security';
import { drain } from './checks/drain';
import { findingCodes } from './checks/finding-codes';
import { imageSettings } from './checks/image-settings';
import { ipv6 } from './checks/ipv6';
import { names } from './checks/names';
import { overrides } from './checks/overrides';
import { ports } from './checks/ports';
import { probes } from './checks/probes';
import { pure } from './checks/pure';
import { secrets } from './checks/secrets';
import { sendsTo } from './checks/sends-to';
import { startOrder } from './checks/start-order';
import { volumes } from './checks/volumes';
import { type CheckAttachmentOptions, checkAttachmentOptions } from './options';
import { type ContractCheck, type Subject, subjectOf } from './subject';

/** Makes an attachment with the options that all attachments share: `(shared) => graphite({ ...shared, mappings })`. */
export type AttachmentMaker = (options: AttachmentOptions) => Attachment;

const checks: readonly ContractCheck[] = [
  pure,
  names,
  ports,
  probes,
  drain,
  containerResources,
  containerSecurity,
  secrets,
  sendsTo,
  ipv6,
  imageSettings,
  volumes,
  findingCodes,
  startOrder,
  overrides,
  accepted,
];

/**
 * What an attachment does not keep of the contract that all attachments have; empty where it keeps it. It is built and
 * attached in every kind and release, to a workload of this library and to an existing one; nothing is written or run.
 * The options that all attachments share are checked where a function is given.
 *
 * @example expect(checkAttachment((shared) => graphite({ ...shared, mappings }))).toEqual([]);
 * @throws TypeError for an option that is unknown or not valid.
 */
export function checkAttachment(
  attachment: Attachment | AttachmentMaker,
  options: CheckAttachmentOptions = {},
): readonly Finding[] {
  check('checkAttachment', options, checkAttachmentOptions);
  const make = typeof attachment === 'function' ? attachment : undefined;
  const value = typeof attachment === 'function' ? attachment({}) : attachment;
  check('checkAttachment', value, attachmentCheck, 'attachment');
  const { subject, findings } = subjectOf(value, make, options);
  const all = [...findings, ...checks.flatMap((one) => run(one, subject))];
  return acknowledged(once(all), options.acknowledge ?? {});
}

/** A check builds the attachment again, which may fail by then. */
function run(one: ContractCheck, subject: Subject): readonly Finding[] {
  try {
    return one(subject);
  } catch (error) {
    return [buildFailed(error)];
  }
}

/** The first of the findings that say the same; of those in whole objects, the first of each code. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const { code, construct, field, message } = finding;
    // In whole objects, fields and messages depend on the kind.
    const key = construct === undefined ? JSON.stringify([code, field, message]) : code;
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

function acknowledged(
  findings: readonly Finding[],
  reasons: Readonly<Partial<Record<Code, string>>>,
): readonly Finding[] {
  const codes = new Set<string>(findings.map(({ code }) => code));
  const unused = Object.keys(reasons).filter((code) => !codes.has(code));
  return [
    ...findings.filter(({ code }) => !Object.hasOwn(reasons, code)),
    ...unused.map((code) =>
      broken('attachment/acknowledgement', '', `acknowledgement of ${code} matches no finding`, 'remove it'),
    ),
  ];
}
