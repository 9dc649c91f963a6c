#!/usr/bin/env node
import { assertNodeVersion } from './nodeVersion.mjs';

assertNodeVersion();
const { test } = await import('./testHearth.mjs');
await test(process.argv.slice(2));
