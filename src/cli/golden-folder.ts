/** The folder of goldens of a file of hardware, or the usual one; what hardware needs is loaded where there is some. */
export async function goldenFolder(hardware: string | undefined, usual: string): Promise<string> {
  if (hardware === undefined) return usual;
  const { goldenOf, readHardware } = await import('./hardware.ts');
  return goldenOf(readHardware(hardware), usual);
}
