import { signal } from '@preact/signals';
import type { PlatenEvent } from '../../../events/event.ts';
import { Run } from '../../../reports/run.ts';
import type { Project, RunSummary } from '../../scenario-messages.ts';
import { place } from '../parts/address.ts';
import { askProject, askRuns } from './ask.ts';

/** The scenarios of the project; null: they are being read. */
export const project = signal<Project | null>(null);
/** Its runs, the newest first; null: they are being read. */
export const runs = signal<readonly RunSummary[] | null>(null);
/** Names of the scenarios that were ticked. */
export const ticked = signal<ReadonlySet<string>>(new Set());

/** A run as it is followed: its events as they came, and how far it is told. */
export interface Followed {
  readonly id: string;
  readonly run: Run;
  readonly events: readonly PlatenEvent[];
  /** Events that have been told. */
  readonly told: number;
  /** How it stands, when nothing more comes. */
  readonly over: RunSummary | null;
}

/** Whether all of a run is told, and nothing more comes. */
export const isOver = ({ over, told, events }: Followed): boolean => over !== null && told === events.length;

export const followed = signal<Followed | null>(null);

let source: EventSource | null = null;

/** Reads the scenarios and the runs of the project anew. */
export async function readAll(): Promise<void> {
  await Promise.all([readProject(), readRuns()]);
}

async function readProject(): Promise<void> {
  project.value = (await askProject()) ?? project.value;
}

export async function readRuns(): Promise<void> {
  runs.value = (await askRuns())?.runs ?? runs.value;
}

/** Follows a run from its beginning to its end; null: none. */
export function follow(id: string | null): void {
  if (followed.value?.id === id) return;
  source?.close();
  source = null;
  followed.value = null;
  if (id === null) return;
  let state: Followed = { id, run: new Run(), events: [], told: 0, over: null };
  followed.value = state;
  const own = new EventSource(`./runs/${id}/live`);
  source = own;
  own.onmessage = ({ data }: MessageEvent<string>) => {
    state = { ...followed.value!, events: [...followed.value!.events, ...(JSON.parse(data) as PlatenEvent[])] };
    followed.value = state;
    if (place.value.scenarios.pace === 'once') tellAll();
    else if (state.told === 0) tellNext();
  };
  own.addEventListener('over', ({ data }: MessageEvent<string>) => {
    own.close();
    followed.value = { ...followed.value!, over: JSON.parse(data) as RunSummary };
    void readAll();
  });
}

/** Tells everything that has come. */
export function tellAll(): void {
  tellTo(followed.value?.events.length ?? 0);
}

/** Tells what comes next: a step to its end and that the one behind it has begun, or the end of a scenario. */
export function tellNext(): void {
  const { events, told } = followed.value ?? { events: [], told: 0 };
  const next = events.findIndex(({ type }, i) => i >= told && beats.has(type));
  tellTo(next < 0 ? events.length : next + 1);
}

/** Tells a run anew from its beginning. */
export function tellAgain(): void {
  if (!followed.value) return;
  followed.value = { ...followed.value, run: new Run(), told: 0 };
  tellNext();
}

const beats: ReadonlySet<PlatenEvent['type']> = new Set(['step-begin', 'scenario-end', 'run-end']);

function tellTo(end: number): void {
  const now = followed.value;
  if (!now) return;
  for (const event of now.events.slice(now.told, end)) now.run.add(event);
  followed.value = { ...now, told: end };
}
