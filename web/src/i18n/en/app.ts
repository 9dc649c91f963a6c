import { composer } from './composer';
import { media } from './media';
import { people } from './people';
import { rooms } from './rooms';
import { settings } from './settings';
import { shell } from './shell';
import { timeline } from './timeline';
import { voice } from './voice';

/** What the signed-in app adds: loaded with it. */
export const app = {
  ...shell,
  ...rooms,
  ...people,
  ...timeline,
  ...composer,
  ...settings,
  ...voice,
  ...media,
};
