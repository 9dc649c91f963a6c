import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';
import './domMatchers';
import { addMissingBrowserParts } from './missingFromJsdom';

// Generous, so that a busy machine does not fail what is only slow.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 40_000 });

addMissingBrowserParts();
afterEach(cleanup);
// What loads late loads for the next file too: a module whose loading ends with this file would be broken there.
afterAll(() => vi.dynamicImportSettled());
