import { originOf } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import type { Origins } from '../findings/origins';
import type { PodTemplateSpec } from '../kubernetes/generated/types';
import type { Called, Clash, ServerAnswer } from './clash';
import { type ConfigFileSet, configClashes } from './config-clashes';
import { type Listener, listeners, type UndeclaredPort } from './listeners';
import { mounts } from './mounts';
import { containerClashes, envClashes, mountClashes, volumeClashes } from './name-clashes';
import { portClashes, portNameClashes } from './port-clashes';
import { saysAnythingTwice } from './repeats';

/** Facts for `clashes` in addition to the template. */
export interface ClashOptions {
  /** Who wrote which field of the template; a finding then has the writers of its two fields. @default no writers */
  readonly origins?: Origins;
  /** Ports that containers listen on without declaring them. @default none */
  readonly undeclared?: readonly UndeclaredPort[];
  /** The files of configuration volumes, whose contents are not in the template. @default none */
  readonly configFiles?: readonly ConfigFileSet[];
  /** What messages call the other place: its path in the object that users see. @default its path in the template */
  readonly called?: Called;
}

/** The input of the rules. */
interface Scene {
  readonly template: PodTemplateSpec;
  readonly listeners: readonly Listener[];
  readonly configFiles: readonly ConfigFileSet[];
}

/** A rule for two fields of a Pod that can clash. */
export interface ClashRule {
  readonly code: Code;
  /** What an API server does with it as a rule. Where it refuses a single case, that finding has a `reason`. */
  readonly server: ServerAnswer;
  readonly fix: string;
  readonly find: (scene: Scene) => readonly Clash[];
}

/**
 * Every kind of clash, in the order in which `clashes` reports them. What the server answers was asked of the servers
 * of releases 1.28 to 1.37.
 */
export const clashRules: readonly ClashRule[] = [
  {
    code: 'pod/container-clash',
    server: 'refuses',
    fix: 'rename one of the two containers',
    find: ({ template }) => containerClashes(template.spec),
  },
  {
    code: 'pod/port-clash',
    server: 'warns',
    fix: 'change one of the two ports, or remove one where nothing listens',
    find: ({ listeners }) => portClashes(listeners),
  },
  {
    code: 'pod/port-name-clash',
    server: 'warns',
    fix: 'rename one of the two ports',
    find: ({ listeners }) => portNameClashes(listeners),
  },
  {
    code: 'pod/mount-clash',
    server: 'refuses',
    fix: 'mount one of them at another path, or remove it',
    find: ({ template }) => mountClashes(mounts(template)),
  },
  {
    code: 'pod/volume-clash',
    server: 'refuses',
    fix: 'rename one of the two volumes and its mounts, or remove it',
    find: ({ template }) => volumeClashes(template.spec),
  },
  {
    code: 'pod/env-clash',
    server: 'warns',
    fix: 'remove one of them',
    find: ({ template }) => envClashes(template.spec),
  },
  {
    code: 'pod/config-clash',
    server: 'accepts',
    fix: 'rename one of the two attachments, so that each has its own volume',
    find: ({ template, configFiles }) => configClashes(template.spec, configFiles),
  },
];

/**
 * The clashes in a pod template: each is an error at the later of two fields, its path in the template's coordinates (`spec.containers[1].ports[0].containerPort`), its message
 * naming both, its `origins` the writers of both. `reason` and `serverField` are there where the server refuses it too.
 */
export function clashes(template: PodTemplateSpec, options: ClashOptions = {}): readonly Finding[] {
  const { undeclared = [], configFiles = [], called = asItIs } = options;
  if (undeclared.length === 0 && configFiles.length === 0 && !saysAnythingTwice(template.spec)) return [];
  const scene: Scene = { template, listeners: listeners(template, undeclared), configFiles };
  return clashRules.flatMap((rule) => rule.find(scene).map((clash) => findingOf(rule, clash, called, options.origins)));
}

const asItIs: Called = (field) => field;

function findingOf({ code, fix }: ClashRule, clash: Clash, called: Called, origins: Origins | undefined): Finding {
  const { field, value, message, reason, serverField } = clash;
  const writers = writersOf(clash, origins);
  return {
    code,
    severity: 'error',
    ...(reason === undefined ? {} : { reason }),
    field,
    ...(serverField === undefined || serverField === field ? {} : { serverField }),
    ...(value === undefined ? {} : { value }),
    message: message(called),
    fix,
    ...(Object.keys(writers).length === 0 ? {} : { origins: writers }),
  };
}

function writersOf({ field, other, writers }: Clash, origins: Origins = {}): Origins {
  const ofOther = writers?.[0] ?? originOf(origins, other);
  const ofHere = writers?.[1] ?? originOf(origins, field);
  if (field === other) {
    const both = new Set([ofOther, ofHere].filter((writer) => writer !== undefined));
    return both.size === 0 ? {} : { [field]: [...both].join(' and ') };
  }
  return {
    ...(ofOther === undefined ? {} : { [other]: ofOther }),
    ...(ofHere === undefined ? {} : { [field]: ofHere }),
  };
}
