import { csnA2 } from './csn-a2.ts';
import type { Model } from './model.ts';
import { pos5890 } from './pos-5890.ts';
import { sunmiV2 } from './sunmi-v2.ts';
import { tmT20iii } from './tm-t20iii.ts';
import { tmT81 } from './tm-t81.ts';
import { tmT88iii } from './tm-t88iii.ts';
import { tmT88v } from './tm-t88v.ts';
import { tmT88vJa } from './tm-t88v-ja.ts';
import { tmT88vKo } from './tm-t88v-ko.ts';
import { tmT88vTw } from './tm-t88v-tw.ts';
import { tmT88vi } from './tm-t88vi.ts';
import { xprinter80 } from './xprinter-80.ts';

/** Every printer model, by name. */
export const models: ReadonlyMap<string, Model> = new Map(
  [tmT88vi, tmT88v, tmT88vJa, tmT88vKo, tmT88vTw, tmT88iii, tmT81, tmT20iii, xprinter80, csnA2, pos5890, sunmiV2].map(
    (model) => [model.name, model],
  ),
);
