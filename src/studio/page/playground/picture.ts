import type { Bitmap } from '../../../../emulator/dots/bitmap.ts';

/** A PNG of the dots, black on white; null where the browser has no canvas so tall. */
export function pictureOf({ width, height, stride, bits }: Bitmap): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.max(1, height);
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer).fill(0xffffffff);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((bits[y * stride + (x >> 3)]! << (x & 7)) & 0x80) pixels[y * width + x] = 0xff000000;
    }
  }
  context.putImageData(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
