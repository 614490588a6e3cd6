import type { ApiObject, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { DeclaredStops } from '../anatomy/drain-budget';
import type { FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import type { Origins } from '../findings/origins';
import type { Attachment, Logs } from '../pod/attachment';
import type { ConfigMapFiles, SentTo } from '../pod/composition';
import type { PodLabels } from '../pod/render';
import type { Defined } from '../values/defined';
import type { Acknowledgement } from '../verify/acknowledge';
import type { PracticeOptions } from '../verify/practices/chosen';
import type { Rendered, Step } from './manifest';
import type { ProjectFile } from './project-file';
import type { ResolvedSettings, SettingSources, Settings } from './settings';

/** All that this package keeps of one app, for as long as the app exists. What happens to it, and when: synth.ts. */
export interface AppState {
  /** The app; without an App, the topmost construct. */
  readonly root: IConstruct;
  /** The objects that we watch or manage. */
  readonly objects: Map<ApiObject, ObjectState>;
  /** The ConfigMaps that we made for the files of attachments. */
  readonly configMaps: Set<ApiObject>;
  /** The constructs whose objects were read from the output of a Helm chart. */
  readonly helmCharts: Set<IConstruct>;
  /** By the construct that they are made at. */
  readonly acknowledgements: Map<IConstruct, readonly Acknowledgement[]>;
  /** The settings without those of single workloads, and where they come from; absent until they are needed. */
  settings: AppSettings | undefined;
  verification: AppVerification;
  /** Whether the root has the validation that verifies the app. */
  hasValidation: boolean;
  readonly synth: SynthProgress;
  /** The autoscalers that `autoscale` did not place, by what they scale, as of this synth; absent until they are needed. */
  otherAutoscalers: ReadonlyMap<string, readonly ObjectState[]> | undefined;
  /** The budgets that `limitDisruption` did not place, by a label that they select; absent until they are needed. */
  otherBudgets: ReadonlyMap<string, readonly ObjectState[]> | undefined;
}

/** Settings that hold for a whole app. */
export interface AppSettings {
  /** The cdk8s.yaml that was read. */
  readonly file: ProjectFile;
  readonly sources: SettingSources;
  readonly resolved: ResolvedSettings;
}

/** How an app is verified. */
export interface AppVerification extends Defined<PracticeOptions> {
  /** Whether all objects are managed, or only those that users hand to this package. */
  readonly whole: boolean;
  /** Settings in place of those of the app and of its workloads. @default none */
  readonly instead?: Partial<Pick<ResolvedSettings, 'kubernetes' | 'podSecurity'>>;
}

/** How far the synth that runs is. */
export interface SynthProgress {
  /** How often the root was validated in it; 0 where the next validation begins a synth. */
  validations: number;
  /** Whether a manifest was handed out in it. */
  hasHandedOut: boolean;
  /** The errors of the app itself. */
  errors: readonly string[];
}

/**
 * One object. We *watch* what we only read: it renders, and is written, as it is. We *manage* what a user hands to us:
 * steps and patches change its manifest, and its findings are reported.
 */
export interface ObjectState {
  readonly object: ApiObject;
  /** The construct that users made, where its findings are reported. */
  readonly owner: IConstruct;
  /** The construct whose validation returns its errors: the owner, but of an attachment's ConfigMap that of the workload. */
  reporter: IConstruct;
  /** Renders the object by the `toJson` that it had before we replaced it. */
  readonly renderAlone: () => Rendered;
  isManaged: boolean;
  readonly steps: Step[];
  readonly patches: JsonPatch[];
  /** The last rendering; absent where the object has to be rendered again. */
  rendered: Rendered | undefined;
  /** Whether `toJson` has returned that rendering. */
  isHandedOut: boolean;
  /** The findings of verification; those of rendering are in `rendered`. */
  findings: readonly Finding[];
  /** What is attached to it, by the pod template: that of a custom resource with several, else `''`. */
  readonly compositions: Map<FieldPath, Composition>;
  /** The workload that it follows from, whose settings hold for it, too. */
  follows: ObjectState | undefined;
}

/** What is attached to an object with a pod template. */
export interface Composition {
  /** Absent where the object is not one of our workloads. */
  readonly own: OwnWorkload | undefined;
  /** The path of the pod template, where the object is a custom resource with several; else `''`. */
  readonly template: FieldPath;
  readonly attachments: Attachment[];
  /** Whether `expose` has put a Service in front of it. */
  isExposed: boolean;
  /** What follows from it and can be there once, by the verb that placed it: `limitDisruption`. */
  readonly companions: Map<string, ApiObject>;
  /** What of it `scrape` reads; absent where nothing does. */
  scraped?: ScrapedChoice;
  /** Whether its NetworkPolicy may let the Pods of another workload in; absent where `isolate` has made none. */
  admits?: (client: ApiObject) => boolean;
  /** The ConfigMaps of the attachments' files, by volume. */
  readonly configMaps: Map<string, PlacedConfigMap>;
  /** The result of the last rendering; absent before the first. */
  result: CompositionResult | undefined;
}

/** The ports that `scrape` reads. */
export interface ScrapedChoice {
  /** Their names; absent where it finds them. */
  readonly names: readonly string[] | undefined;
}

/** What only a workload of ours knows. */
export interface OwnWorkload {
  readonly settings: Settings;
  readonly logs?: Logs;
  /** The labels by which it finds its Pods. */
  readonly selector: PodLabels;
  /** Seconds of the preStop sleep of its main containers, `false` for none; absent where nothing is set. */
  readonly preStopSleep?: number | false;
  /** The prefix of its name, where the server names it. */
  readonly generateName?: string;
  /** Whether it gets nothing that is not set, as a workload of another library. */
  readonly asWritten: boolean;
  /** What is wrong with its props. */
  readonly findings: readonly Finding[];
}

/** A ConfigMap with the files of the last rendering. */
export interface PlacedConfigMap {
  readonly construct: ApiObject;
  current: ConfigMapFiles;
}

/** What is attached to an object as a whole; absent where it is a custom resource of which single templates are meant. */
export function ownComposition({ compositions }: Pick<ObjectState, 'compositions'>): Composition | undefined {
  return compositions.get('');
}

/** The prefix of an object's name, where the server names it. */
export function generateNameOf(one: ObjectState | undefined): string | undefined {
  return one === undefined ? undefined : ownComposition(one)?.own?.generateName;
}

/** What follows from an object and can be there once, by the verb that placed it. */
export function companionOf({ compositions }: ObjectState, verb: string): ApiObject | undefined {
  return [...compositions.values()]
    .map(({ companions }) => companions.get(verb))
    .find((placed) => placed !== undefined);
}

/** The facts of all that is attached to an object. */
export function attachedFacts({ compositions }: Pick<ObjectState, 'compositions'>): Facts | undefined {
  const [first, ...others] = [...compositions.values()].flatMap(({ result }) =>
    result === undefined ? [] : [result.facts()],
  );
  if (first === undefined || others.length === 0) return first;
  return others.reduce<Facts>(
    (all, { origins, preStops, drains }) => ({
      origins: { ...all.origins, ...origins },
      preStops: { ...all.preStops, ...preStops },
      drains: { ...all.drains, ...drains },
    }),
    first,
  );
}

/** What rendering a composition results in, in addition to its manifest and findings. */
export interface CompositionResult {
  readonly settings: ResolvedSettings;
  readonly facts: () => Facts;
  /** The servers that its attachments send to. */
  readonly sendsTo: readonly SentTo[];
}

/** Facts of a workload that its YAML cannot carry, with fields of the whole object. */
export interface Facts extends DeclaredStops {
  /** Who wrote each field. */
  readonly origins: Origins;
}

const states = new WeakMap<IConstruct, AppState>();

/** The state of the app that a construct is in. */
export function stateOf({ node: { root } }: IConstruct): AppState {
  const known = states.get(root);
  if (known !== undefined) return known;
  const state = newState(root);
  states.set(root, state);
  return state;
}

function newState(root: IConstruct): AppState {
  return {
    root,
    objects: new Map(),
    configMaps: new Set(),
    helmCharts: new Set(),
    acknowledgements: new Map(),
    settings: undefined,
    verification: { whole: false },
    hasValidation: false,
    synth: { validations: 0, hasHandedOut: false, errors: [] },
    otherAutoscalers: undefined,
    otherBudgets: undefined,
  };
}

/** The state of an object that we do not know yet. */
export function newObjectState(object: ApiObject, renderAlone: () => Rendered): ObjectState {
  const { scope, id } = object.node;
  const owner = scope !== undefined && (id === 'Resource' || id === 'Default') ? scope : object;
  return {
    object,
    owner,
    reporter: owner,
    renderAlone,
    isManaged: false,
    steps: [],
    patches: [],
    rendered: undefined,
    isHandedOut: false,
    findings: [],
    compositions: new Map(),
    follows: undefined,
  };
}

/** Makes the next validation of the root begin a synth: something has changed. */
export function endSynth(state: AppState): void {
  state.synth.validations = 0;
  forgetCompanions(state);
}

/** Makes the companions of other libraries be looked up again when they are next needed. */
export function forgetCompanions(state: AppState): void {
  state.otherAutoscalers = undefined;
  state.otherBudgets = undefined;
}
