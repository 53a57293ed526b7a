// Lets Node run the TypeScript sources, in threads too, which tsx by itself does not reach on every Node line:
// node --import ./scripts/sources.mjs src/cli/main.ts
import { register } from 'tsx/esm/api';

register();
