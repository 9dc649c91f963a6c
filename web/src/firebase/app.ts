import { initializeApp, type FirebaseApp } from 'firebase/app';
import type { HearthConfig } from './config';

/** The one Firebase app of the page; giving the same config again gives the same app. */
export function startApp(config: HearthConfig): FirebaseApp {
  return initializeApp(config.firebase);
}
