/** What terminals do at a printer that is not ready; those of different makers differ. */
export interface PrinterHabits {
  /** Before a transaction: it refuses, or waits until the printer is ready. */
  readonly notReady: 'refuse' | 'wait';
  /**
   * Where the paper ended within a slip: what the printer has received goes on, or the whole slip is printed again, as
   * LiaoYang_POS does (PrintData begins the print anew).
   */
  readonly paperEnd: 'go-on' | 'again';
  /** It asks for a key before it goes on (按<确认>打印 按<取消>退出, LiaoYang_POS); otherwise it sees the paper by itself. */
  readonly asksKey: boolean;
}

/** What terminals do where nothing is said. */
export const usualHabits: PrinterHabits = { notReady: 'refuse', paperEnd: 'go-on', asksKey: false };
