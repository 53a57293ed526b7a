import { RealClock } from '../../../src/clock/real.ts';

/** The machine's clock for a device that is simulated: its pauses, such as that between two copies, are a hundredth of what they are. */
export class HastyClock extends RealClock {
  override sleep(ms: number): Promise<void> {
    return super.sleep(ms / 100);
  }
}
