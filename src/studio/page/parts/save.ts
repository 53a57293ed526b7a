/** Offers something as a file. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by the next frame.
  requestAnimationFrame(() => URL.revokeObjectURL(link.href));
}
