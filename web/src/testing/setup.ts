import { afterEach } from 'vitest';
import { cleanup } from '@testing-library/react';
import { addMissingBrowserParts } from './missingFromJsdom';

addMissingBrowserParts();
afterEach(cleanup);
