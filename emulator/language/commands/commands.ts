import type { Command } from '../declaration.ts';
import { aztecCommands } from './aztec.ts';
import { barcodeCommands } from './barcodes.ts';
import { bitmapGraphicsCommands } from './bitmap-graphics.ts';
import { buzzerCommands } from './buzzer.ts';
import { characterCommands } from './characters.ts';
import { codingCommands } from './coding.ts';
import { compositeCommands } from './composite.ts';
import { controlCommands } from './control.ts';
import { counterCommands } from './counter.ts';
import { dataMatrixCommands } from './data-matrix.ts';
import { dataBar2dCommands } from './databar-2d.ts';
import { displayCommands } from './display.ts';
import { otherFunctions } from './family.ts';
import { graphicsCommands } from './graphics.ts';
import { imageCommands } from './images.ts';
import { kanjiCommands } from './kanji.ts';
import { macroCommands } from './macro.ts';
import { markedPaperCommands } from './marked-paper.ts';
import { maxiCodeCommands } from './maxicode.ts';
import { oneCommandSymbols } from './one-command-symbols.ts';
import { pageCommands } from './page.ts';
import { paperCommands } from './paper.ts';
import { pdf417Commands } from './pdf417.ts';
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
import { userSetupCommands } from './user-setup.ts';
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
  ...pdf417Commands,
  ...qrCommands,
  ...maxiCodeCommands,
  ...dataBar2dCommands,
  ...compositeCommands,
  ...aztecCommands,
  ...dataMatrixCommands,
  otherFunctions('GS ( k', '1D 28 6B', ['epson', 'xprinter']),
  ...oneCommandSymbols,
  ...realtimeCommands,
  ...statusCommands,
  ...pageCommands,
  ...userDefinedCommands,
  ...storedImageCommands,
  ...graphicsCommands,
  ...bitmapGraphicsCommands,
  ...userMemoryCommands,
  ...unknownFunctionCommands,
  ...macroCommands,
  ...counterCommands,
  ...buzzerCommands,
  ...displayCommands,
  ...markedPaperCommands,
  ...slipStationCommands,
  ...printerSetupCommands,
  ...userSetupCommands,
  ...csnCommands,
  ...xprinterCommands,
];
