#!/usr/bin/env node
import { assertNodeVersion } from './nodeVersion.mjs';

assertNodeVersion();
const { start } = await import('./startHearth.mjs');
await start(process.argv.slice(2));
