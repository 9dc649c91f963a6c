import { appErrors } from './appErrors';
import { callsStart } from './callsStart';
import { composer } from './composer';
import { media } from './media';
import { people } from './people';
import { rooms } from './rooms';
import { shell } from './shell';
import { timeline } from './timeline';
import { voice } from './voice';

/** What the signed-in app shows first: loaded with it. */
export const app = {
  ...appErrors,
  ...shell,
  ...rooms,
  ...people,
  ...timeline,
  ...composer,
  ...voice,
  ...media,
  ...callsStart,
};
