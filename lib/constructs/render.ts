import type { ApiObject, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe } from '../findings/describe';
import type { Finding } from '../findings/finding';
import { withoutSecrets } from '../findings/secrecy/hide';
import { check } from '../values/check';
import { saidBefore } from '../verify/report-clashes';
import { saidOnce } from '../verify/said-once';
import { hiderFor } from './hide-in-text';
import { withIncludedNumbers } from './included-numbers';
import { jsonPatches, patched } from './json-patch';
import { renderPatched } from './lost-patches';
import { plainManifest } from './plain-manifest';
import { collectWarnings } from './print-once';
import { type SynthRun, synthRunOf } from './synth';
import { unserializable } from './unserializable';
import { isReadByStock, withSource } from './yaml-source';

/** An object's manifest, as JSON. */
export type Manifest = Readonly<Record<string, unknown>>;

/** One thing that happens to a manifest between its object and the YAML. Pure. */
export type Step = (manifest: Manifest) => { readonly manifest: Manifest; readonly findings: readonly Finding[] };

interface Rendered {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  /** Whether the manifest was copied value by value, so that nothing in it occurs twice. */
  readonly tree: boolean;
}

/**
 * How an ApiObject of any library renders once somebody looks at it: its own `toJson`, then, where we have a hand in it,
 * our steps and the JSON patches that were added since.
 *
 * An app validates before it renders, and some objects (cdk8s-plus' spreading Pods) render differently each time they
 * are asked. So a synth renders each object once: the validation renders and keeps the result, `toJson` hands it out
 * and forgets it. Called alone, `toJson` renders afresh.
 */
export class Rendering {
  /** The rendering of an object; the first call takes over its `toJson`. */
  static of(object: ApiObject): Rendering {
    const known = renderings.get(object);
    if (known !== undefined) return known;
    const rendering = new Rendering(object);
    renderings.set(object, rendering);
    return rendering;
  }

  /** The construct that findings are reported at: the one that users made. */
  readonly owner: IConstruct;
  private readonly steps: Step[] = [];
  private readonly patches: JsonPatch[] = [];
  private readonly original: () => Rendered;
  private readonly run: SynthRun;
  /** As it was last rendered; absent where it has to be rendered again. */
  private rendered: Rendered | undefined;
  /** Whether that is yet to be handed out. */
  private kept = false;
  /** What the app's verification found. */
  private findings: readonly Finding[] = [];
  private held = false;

  private constructor(readonly object: ApiObject) {
    const { scope, id } = object.node;
    this.owner = scope !== undefined && (id === 'Resource' || id === 'Default') ? scope : object;
    this.run = synthRunOf(object);
    const { toJson } = object;
    const isIncluded = isReadByStock(object);
    this.original = () => {
      const plain = plainManifest(object, toJson);
      // What cdk8s types as `any` is the JSON of a manifest.
      const rendered =
        plain === undefined
          ? { ...renderPatched(object, () => toJson.call(object) as Manifest), tree: false }
          : { manifest: plain, findings: [], tree: true };
      return isIncluded ? { ...rendered, manifest: withIncludedNumbers(rendered.manifest) } : rendered;
    };
    object.toJson = () => this.toJson();
  }

  /** Whether we have a hand in the object. */
  get isHeld(): boolean {
    return this.held;
  }

  /** Takes the object in hand: what is wrong with it is reported where its users made it. */
  hold(): this {
    if (this.held) return this;
    this.held = true;
    // A patch that names what an attachment brings can only be applied once that is there.
    this.object.addJsonPatch = (...patches) => {
      check('addJsonPatch', patches, jsonPatches, 'patches');
      this.patch(patches);
    };
    this.owner.node.addValidation({ validate: () => this.validate() });
    return this;
  }

  /** Takes the object in hand, and applies JSON patches after all steps. */
  patch(patches: readonly JsonPatch[]): void {
    this.hold();
    this.forget();
    for (const one of patches) this.patches.push(one);
  }

  /** Takes the object in hand, and adds a step after those that are there. */
  add(step: Step): void {
    this.hold();
    this.forget();
    this.steps.push(step);
  }

  /** Makes the next validation verify the app, and render, afresh. */
  forget(): void {
    this.renew();
    this.run.end();
  }

  /** Drops what an earlier synth rendered and found. */
  renew(): void {
    this.rendered = undefined;
    this.kept = false;
    this.findings = [];
  }

  /** The manifest as it will be written. */
  manifest(): Manifest {
    if (this.rendered === undefined) {
      this.rendered = this.tryRender();
      this.kept = true;
    }
    return this.rendered.manifest;
  }

  /** The manifest as it will be written, to look at; undefined where it cannot be rendered, which its own synth reports. */
  peek(): Manifest | undefined {
    if (this.held) return this.manifest();
    try {
      this.rendered ??= this.original();
    } catch {
      return undefined;
    }
    this.kept = true;
    return this.rendered.manifest;
  }

  /** Whether the manifest that was last handed out is a tree of plain values, in which nothing occurs twice. */
  get isTree(): boolean {
    return this.rendered?.tree === true;
  }

  /** Says what was found in the manifest, beyond what rendering itself found. */
  found(findings: readonly Finding[]): void {
    const own = this.rendered?.findings ?? [];
    if (own.length === 0 && findings.length === 0) {
      this.findings = findings;
      return;
    }
    // What could not be rendered is empty: of that, all that can be said is why.
    if (own.some((finding) => finding.code === 'app/render')) return;
    // Composing and verifying look for the same clashes; composing knows who wrote what.
    const isSaid = saidBefore(own);
    this.findings = saidOnce(findings).filter((finding) => !isSaid(finding));
    collectWarnings(this.owner, [...own, ...this.findings]);
  }

  private validate(): string[] {
    this.manifest();
    return this.errors();
  }

  /** What its owner's validation says is wrong with it. There are no secrets in that. */
  errors(): string[] {
    const own = this.rendered?.findings ?? [];
    if (own.length + this.findings.length === 0) return [];
    const findings = [...own, ...this.findings];
    return findings
      .filter((finding) => finding.severity === 'error')
      .map((finding) => describe(withSource(finding, this.object)));
  }

  private toJson(): Manifest {
    this.run.handOut();
    if (!this.held) {
      const { manifest } = (this.kept ? this.rendered : undefined) ?? this.original();
      this.renew();
      return manifest;
    }
    if (!this.kept) this.forget();
    const manifest = this.manifest();
    this.kept = false;
    const errors = this.errors();
    if (errors.length > 0) throw new Error(errors.map((error) => `[${this.owner.node.path}] ${error}`).join('\n'));
    return manifest;
  }

  /** A validation reports everything that is wrong in an app at once, so what throws is a finding among the others. */
  private tryRender(): Rendered {
    try {
      return this.render();
    } catch (error) {
      const said = withoutManifest(error instanceof Error ? error.message : String(error));
      const wrong = unserializable(this.object, said);
      if (wrong !== undefined) return { manifest: {}, findings: [wrong], tree: false };
      const message = hiderFor([this.object])(said);
      return { manifest: {}, findings: [{ code: 'app/render', severity: 'error', field: '', message }], tree: false };
    }
  }

  private render(): Rendered {
    const rendered = this.steps.reduce<Rendered>(({ manifest, findings }, step) => {
      const next = step(manifest);
      return {
        manifest: next.manifest,
        findings: [...findings, ...withoutSecrets(next.manifest, next.findings)],
        tree: false,
      };
    }, this.original());
    // An object of which we only take note is written as it is.
    if (this.steps.length === 0 && this.patches.length === 0) return rendered;
    // Ordering copies everything, so that a patch, which writes in place, never reaches into somebody's values.
    const ordered = inOrder(rendered.manifest);
    const manifest = this.patches.length === 0 ? ordered : inOrder(this.patches.reduce(patched, ordered));
    return { manifest, findings: rendered.findings, tree: true };
  }
}

/** An error of a JSON patch says the operation and all of the manifest, in which there may be secrets. */
function withoutManifest(message: string): string {
  return message.replace(/\nname: [A-Z_]+\n[\s\S]*$/, '');
}

const renderings = new WeakMap<ApiObject, Rendering>();

/** The rendering of an object, if anybody has looked at it. */
export function renderingOf(object: ApiObject): Rendering | undefined {
  return renderings.get(object);
}

/** Keys as cdk8s orders them: sorted, but for the first three; none that is undefined. A null is what a patch set. */
function inOrder(manifest: Manifest): Manifest {
  const { apiVersion, kind, metadata, ...rest } = sorted(manifest) as Manifest;
  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(metadata !== undefined && { metadata }),
    ...rest,
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (!process.env.CDK8S_DISABLE_SORT) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
