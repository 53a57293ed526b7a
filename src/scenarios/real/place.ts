import type { Model } from '../../../emulator/models/model.ts';
import { type CapabilityName, capabilitiesOf } from '../../bench/capabilities.ts';
import { driverCapabilities } from '../../bench/driver-capabilities.ts';
import type { LinkWiring, Wiring } from '../../bench/wiring.ts';
import { findModel } from '../../printers/layout.ts';
import { acquirers } from '../acquirers.ts';
import { lackWords, needsOf } from '../needs.ts';
import type { Scenario } from '../scenario.ts';

/** A link that a scenario can run on; or why it can run on none. */
export type Place = { readonly link: LinkWiring } | { readonly lacks: string };

/** The first link of a bench that has what a scenario needs. */
export function placeOf(scenario: Scenario, { links, limits }: Wiring): Place {
  const reasons: string[] = [];
  const needs = needsOf(scenario, limits);
  for (const link of links) {
    const lacks = wrongDevice(scenario, link) ?? lackWords(needs, has(link), linkWords(link));
    if (lacks === undefined) return { link };
    reasons.push(lacks);
  }
  return { lacks: reasons.join('; ') };
}

/** A scenario as it runs on a link: with its acquirer, its copies' printer and its model. */
export function placed(scenario: Scenario, { terminal, printer }: LinkWiring): Scenario {
  return { ...scenario, acquirer: terminal.acquirer as Scenario['acquirer'], model: printer.model };
}

const linkWords = ({ terminal, printer }: LinkWiring) => `${terminal.name} on ${printer.name}`;

/** What the file names is another device; copies are what a terminal prints, and no one else can change them. */
function wrongDevice(scenario: Scenario, link: LinkWiring): string | undefined {
  const { terminal, printer } = link;
  const where = linkWords(link);
  const usual = acquirers[scenario.acquirer];
  const own = acquirers[terminal.acquirer as Scenario['acquirer']];
  const fits = scenario.names.acquirer ? scenario.acquirer === terminal.acquirer : usual.rules === own.rules;
  if (!fits) return `${where} is a terminal of ${terminal.acquirer}, the scenario is for ${scenario.acquirer}`;
  if (scenario.names.printer && scenario.model !== printer.model)
    return `${where} prints on a ${printer.model}, the scenario is for a ${scenario.model}`;
  if (terminal.driver === 'simulated' || [...scenario.copies].sort().join() === [...terminal.copies].sort().join())
    return undefined;
  return `${where} prints ${terminal.copies.join(', ')}, the scenario is for ${scenario.copies.join(', ')}`;
}

/** What terminal and printer can do together. */
function has({ terminal, printer }: LinkWiring): ReadonlySet<CapabilityName> {
  return new Set([
    ...(terminal.capabilities ?? driverCapabilities[terminal.driver]),
    ...(printer.capabilities ?? usualOf(findModel(printer.model))),
  ]);
}

const usualOf = ({ cutter }: Model) => capabilitiesOf('printer').filter((name) => name !== 'cutter' || cutter !== null);
