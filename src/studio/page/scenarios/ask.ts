import type { Deed, Diagnosis, Project, RunSummary, SlipPicture, Verdict } from '../../scenario-messages.ts';
import { ask } from '../live/ask.ts';

export const askProject = () => ask('GET', './scenarios') as Promise<Project | undefined>;
export const askRuns = () => ask('GET', './runs') as Promise<{ runs: readonly RunSummary[] } | undefined>;
export const beginRun = (scenarios: readonly string[]) =>
  ask('POST', './runs', { scenarios }) as Promise<{ id: string } | undefined>;
export const stopRun = (run: string) => ask('POST', `./runs/${run}/stop`, {});
export const askDoctor = () => ask('POST', './bench/doctor', {}) as Promise<readonly Diagnosis[] | undefined>;
export const askVerdict = (run: string, slip: number) =>
  ask('GET', `./runs/${run}/slips/${slip}/verdict`) as Promise<Verdict | undefined>;
export const doDeed = (run: string, slip: number, deed: Deed) =>
  ask('POST', `./runs/${run}/slips/${slip}/verdict`, { deed }) as Promise<Verdict | undefined>;
export const askSlipBytes = (run: string, slip: number) =>
  ask('GET', `./runs/${run}/slips/${slip}`) as Promise<{ model: string; bytes: string } | undefined>;
export const pictureAt = (run: string, slip: number, which: SlipPicture) => `./runs/${run}/slips/${slip}/${which}.png`;
