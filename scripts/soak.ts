/**
 * 1 GiB of text without a cut through a printer on TCP, while another printer of the same process is served:
 * `npm run soak`, or `npm run soak -- MEBIBYTES`. Exits with 1 when a byte is lost or memory grows beyond its bound.
 */
import { performance } from 'node:perf_hooks';
import { soak } from './soak/soak.ts';
import { ascii, line } from './speed/streams.ts';

const MEBIBYTE = 1024 * 1024;

/** Longest slip as dots (14 MB) and bytes (16 MiB), some of either that the collector has not freed, and the program. */
const MOST = 600 * MEBIBYTE;

const size = Number(process.argv[2] ?? 1024) * MEBIBYTE;
const text = ascii(line.repeat(1024));
const start = performance.now();
const { bytes, slips, gaps, before, most, others } = await soak(text, size);
const seconds = (performance.now() - start) / 1000;
const mib = (count: number) => Math.round(count / MEBIBYTE);
console.log(`${mib(bytes)} MiB of text in ${slips} slips, ${gaps} gaps, in ${Math.round(seconds)} s`);
console.log(`resident memory: ${mib(before)} MiB before, ${mib(most)} MiB at most`);
console.log(`another printer printed ${others} receipts meanwhile`);
if (bytes !== size || gaps > 0 || most > MOST || others === 0) process.exitCode = 1;
