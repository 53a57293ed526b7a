import type { KeyName, KeypadTerminal } from './keypad-terminal.ts';

const keyCodes: Readonly<Record<string, KeyName>> = { KEYCODE_ENTER: 'enter', '28': 'clear' };
const taps: Readonly<Record<string, KeyName>> = { '120 640': 'sale', '360 640': 'void' };

/** What `adb shell` runs on a device that is a terminal with a keypad. */
export class AdbShell {
  readonly commands: string[] = [];
  readonly #terminal: KeypadTerminal;
  /** Screens that cannot be described now. */
  movingScreens = 1;

  constructor(terminal: KeypadTerminal) {
    this.#terminal = terminal;
  }

  /** Runs a command; returns what it prints. */
  run(command: string): string {
    this.commands.push(command);
    const [, what = '', value = ''] = /^input (keyevent|tap|text) (.*)$/.exec(command) ?? [];
    if (what === 'text') for (const digit of value.replaceAll("'", '')) this.#terminal.press(digit as KeyName);
    else if (what === 'keyevent') this.#terminal.press(keyCodes[value]!);
    else if (what === 'tap') this.#terminal.press(taps[value]!);
    else if (this.movingScreens-- > 0) return 'ERROR: could not get idle state.\n';
    else return dump(this.#terminal.screen);
    return '';
  }
}

/** As uiautomator describes a screen, a node a row, one of them without a text. */
function dump(screen: string): string {
  const node = (text: string, inner = '') =>
    `<node index="0" text="${text.replaceAll('&', '&amp;')}" resource-id="" class="android.widget.TextView" content-desc="" bounds="[0,0][720,1280]">${inner}</node>`;
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${node(
    '',
    screen
      .split('\n')
      .map((row) => node(row))
      .join(''),
  )}</hierarchy>`;
}
