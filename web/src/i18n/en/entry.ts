import { auth } from './auth';
import { errors } from './errors';

/** What the signed-out pages need: loaded with them. */
export const entry = { ...errors, ...auth };
