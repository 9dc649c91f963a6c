import { auth } from './auth';
import { errors } from './errors';
import { start } from './start';

/** What the signed-out pages need: loaded with them. */
export const entry = { ...start, ...errors, ...auth };
