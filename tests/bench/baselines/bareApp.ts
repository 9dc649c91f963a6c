/** How every bare page begins: its address says whom it is for and where the engine is. */
import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword, type User } from 'firebase/auth';

const asked = new URLSearchParams(location.search);
export const ask = (name: string) => asked.get(name) ?? '';

export const app = initializeApp({
  apiKey: 'local',
  projectId: ask('project'),
  storageBucket: ask('bucket'),
  appId: 'bench',
});

export async function signIn(): Promise<User> {
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${ask('auth')}`, { disableWarnings: true });
  return (await signInWithEmailAndPassword(auth, ask('email'), ask('password'))).user;
}

/** Host and port of a part of the engine. */
export function addressOf(part: 'firestore' | 'storage'): [host: string, port: number] {
  const [host = '', port = ''] = ask(part).split(':');
  return [host, Number(port)];
}
