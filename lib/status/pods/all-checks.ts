import { containerConfig, containerCreate, waitsForHook } from './container-config';
import { crashLoop } from './crash-loop';
import { ended } from './ended';
import { readinessGate, schedulingGated } from './gates';
import { imagePull, pulling } from './image-pull';
import { initStuck } from './init-steps';
import { nodeLost } from './node-lost';
import { notReady } from './not-ready';
import { outOfMemory } from './out-of-memory';
import type { PodCheck } from './pod-view';
import { failingLiveness, failingProbe } from './probes';
import { resize } from './resizes';
import { sandbox } from './sandbox';
import { unschedulable } from './unschedulable';
import { volumes } from './volumes';

/** All checks of a Pod that is not deleted: the first that finds something has the cause, and those after it what follows. */
export const podChecks: readonly PodCheck[] = [
  ended,
  nodeLost,
  schedulingGated,
  unschedulable,
  imagePull,
  containerConfig,
  containerCreate,
  outOfMemory,
  failingLiveness,
  crashLoop,
  volumes,
  sandbox,
  pulling,
  waitsForHook,
  initStuck,
  failingProbe,
  readinessGate,
  resize,
  notReady,
];
