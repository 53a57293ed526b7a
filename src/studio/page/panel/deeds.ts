import { signal } from '@preact/signals';

/** Something that a person did at the machine, as a scenario says it. */
interface Deed {
  /** ms of the page's clock. */
  readonly at: number;
  readonly step: string;
}

export const deeds = signal<readonly Deed[]>([]);

export function did(step: string): void {
  deeds.value = [...deeds.value, { at: Number(document.timeline.currentTime), step }];
}

/** A wait that a scenario can say, of at least a second: shorter ones are a person's hands. */
const waited = (ms: number) => (ms < 1000 ? [] : [`  - wait: ${Math.round(ms / 1000)}s`]);

/** What was done, as the steps of a scenario; what is printed meanwhile is for its author to say. */
export function scenarioOf(model: string): string {
  const steps = deeds.value.flatMap(({ at, step }, i) => [
    ...(i === 0 ? [] : waited(at - deeds.value[i - 1]!.at)),
    `  - ${step}`,
  ]);
  return [
    'name: What was done at the machine in the studio',
    'src: say here who asks for it',
    `printer: ${model}`,
    'steps:',
    '  - sale: { amount: 12.85 }',
    ...steps,
    '  - reprint: last',
    '',
  ].join('\n');
}
