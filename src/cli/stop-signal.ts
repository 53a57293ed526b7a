/** Resolves when the program is asked to stop: Ctrl-C, or a supervisor's SIGTERM. A second one stops it at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
