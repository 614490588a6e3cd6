import type { Effects } from './effects';
import type { Played } from './play';

/** Where a control plane did something else than what was planned; each in a few words. */
export function differences({ planned, refused }: Played, effects: Effects): readonly string[] {
  const { verdict, restarts, rollout } = planned;
  const {
    isRefused,
    isRecreated,
    isChanged,
    generations,
    isTemplateNew,
    replacedPods,
    newPods,
    morePods,
    restartedContainers,
  } = effects;
  const isStill = { isRecreated, replacedPods } satisfies Partial<Effects>;
  const none = { isRecreated: false, replacedPods: 0 };
  const restarted = restartedContainers > 0 || morePods < 0;
  const claims: Readonly<
    Record<typeof verdict, readonly (readonly [what: string, planned: unknown, seen: unknown])[]>
  > = {
    unchanged: [
      ['is changed', false, isChanged],
      ['has new generations', 0, generations],
      ['has a new template', false, isTemplateNew],
      ['stays', none, isStill],
    ],
    patch: [
      ['is changed', true, isChanged],
      ['stays', none, isStill],
      ['restarts', restarts, restarted],
    ],
    scale: [
      ['has new generations', 1, generations],
      ['has a new template', false, isTemplateNew],
      ['stays', none, isStill],
      ['is scaled', true, morePods !== 0],
    ],
    // Whether containers restart only a kubelet can show: e2e/patterns has that.
    resize: [
      ['is changed', true, isChanged],
      ['stays', none, isStill],
    ],
    roll: [
      ['has new generations', 1, generations],
      ['has a new template', true, isTemplateNew],
      ['makes Pods', rollout?.pods, newPods],
    ],
    recreate: [['is another one', true, isRecreated]],
    forbidden: [
      ['is changed', false, isChanged],
      ['has new generations', 0, generations],
      ['stays', none, isStill],
    ],
    create: [],
    delete: [],
  };
  const isRefusal = verdict === 'forbidden' || verdict === 'recreate' || verdict === 'resize';
  return [
    ...[['is refused', isRefusal, isRefused] as const, ...claims[verdict]].flatMap(([what, wanted, seen]) =>
      JSON.stringify(wanted) === JSON.stringify(seen)
        ? []
        : [`${verdict}: ${what}: planned ${JSON.stringify(wanted)}, seen ${JSON.stringify(seen)}`],
    ),
    ...(verdict === 'forbidden' && refused !== undefined ? otherFields(planned, refused.fields) : []),
  ];
}

/** Fields that only one of the two names. A server that cannot decode names none. */
function otherFields({ refused }: Played['planned'], fields: readonly string[]): readonly string[] {
  const ours = refused.map(({ field }) => field);
  const isNamed = (field: string, by: readonly string[]): boolean =>
    by.some((one) => one.startsWith(field) || field.startsWith(one));
  return [
    ...(fields.length === 0
      ? []
      : ours.filter((field) => !isNamed(field, fields)).map((field) => `only planned: ${field}`)),
    ...fields.filter((field) => !isNamed(field, ours)).map((field) => `only refused by the server: ${field}`),
  ];
}
