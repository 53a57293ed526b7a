/**
 * Rows of one canvas: whatever changes of a canvas, the browser copies the whole of it, and it refuses those of more than
 * 16,384 or so.
 */
export const CHUNK = 256;
