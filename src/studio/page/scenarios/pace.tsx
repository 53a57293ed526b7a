import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords } from '../words/scenarios.ts';
import { paces } from './place.ts';
import { tellAll } from './store.ts';

/** How fast a run is told: at once, at a pace that can be followed, step by step. */
export function Pace() {
  const said = scenarioWords.value;
  const { pace } = place.value.scenarios;
  return (
    <fieldset class="group">
      <legend class="visually-hidden">{said.paceLabel}</legend>
      {paces.map((one) => (
        <button
          type="button"
          key={one}
          aria-pressed={one === pace}
          onClick={() => {
            goScenarios({ pace: one }, true);
            if (one === 'once') tellAll();
          }}
        >
          {said.pace[one]}
        </button>
      ))}
    </fieldset>
  );
}
