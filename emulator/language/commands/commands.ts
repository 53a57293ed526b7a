import type { Command } from '../declaration.ts';
import { barcodeCommands } from './barcodes.ts';
import { buzzerCommands } from './buzzer.ts';
import { characterCommands } from './characters.ts';
import { codingCommands } from './coding.ts';
import { controlCommands } from './control.ts';
import { counterCommands } from './counter.ts';
import { displayCommands } from './display.ts';
import { graphicsCommands } from './graphics.ts';
import { imageCommands } from './images.ts';
import { kanjiCommands } from './kanji.ts';
import { macroCommands } from './macro.ts';
import { markedPaperCommands } from './marked-paper.ts';
import { otherSymbolCommands } from './other-symbols.ts';
import { pageCommands } from './page.ts';
import { paperCommands } from './paper.ts';
import { positionCommands } from './position.ts';
import { printerSetupCommands } from './printer-setup.ts';
import { qrCommands } from './qr.ts';
import { realtimeCommands } from './realtime.ts';
import { slipStationCommands } from './slip-station.ts';
import { statusCommands } from './status.ts';
import { storedImageCommands } from './stored-images.ts';
import { unknownFunctionCommands } from './unknown-functions.ts';
import { userDefinedCommands } from './user-defined.ts';
import { userMemoryCommands } from './user-memory.ts';
import { csnCommands } from './vendor-csn.ts';
import { xprinterCommands } from './vendor-xprinter.ts';

/** Every declared command. */
export const declaredCommands: readonly Command[] = [
  ...controlCommands,
  ...characterCommands,
  ...kanjiCommands,
  ...codingCommands,
  ...positionCommands,
  ...paperCommands,
  ...imageCommands,
  ...barcodeCommands,
  ...qrCommands,
  ...otherSymbolCommands,
  ...realtimeCommands,
  ...statusCommands,
  ...pageCommands,
  ...userDefinedCommands,
  ...storedImageCommands,
  ...graphicsCommands,
  ...userMemoryCommands,
  ...unknownFunctionCommands,
  ...macroCommands,
  ...counterCommands,
  ...buzzerCommands,
  ...displayCommands,
  ...markedPaperCommands,
  ...slipStationCommands,
  ...printerSetupCommands,
  ...csnCommands,
  ...xprinterCommands,
];
