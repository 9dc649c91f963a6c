import { deleteApp, initializeApp } from 'firebase/app';
import {
  GoogleAuthProvider,
  linkWithCredential,
  signInWithCredential,
  type Auth,
} from 'firebase/auth';
import { afterEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { FirebaseAuth, openAuth } from '../../web/src/firebase/auth';
import type { HearthConfig } from '../../web/src/firebase/config';
import type { Account, AuthPort } from '../../web/src/ports/auth';
import { engineConfig } from './engineConfig';

const PASSWORD = 'correct horse';
const ends: (() => Promise<void>)[] = [];
let count = 0;
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

interface Browser {
  port: AuthPort;
  auth: Auth;
  /** The account as `watch` told it last. */
  account(): Account | null | undefined;
  told: (Account | null)[];
}

/** A browser of its own: nobody is signed in. */
async function openBrowser(config: HearthConfig = engineConfig()): Promise<Browser> {
  count += 1;
  const app = initializeApp(config.firebase, `auth ${count}`);
  const auth = openAuth(app, config);
  const port = new FirebaseAuth(auth, config);
  const told: (Account | null)[] = [];
  const stop = port.watch((account) => told.push(account));
  ends.push(async () => {
    stop();
    await deleteApp(app);
  });
  await auth.authStateReady();
  return { port, auth, told, account: () => told.at(-1) };
}

function newEmail(): string {
  count += 1;
  return `person${count}.${Date.now()}@example.com`;
}

/** What Google's window brings, as the engine reads it. */
function googleToken(sub: string, email: string): string {
  return JSON.stringify({ sub, email, email_verified: true, name: 'Grace Hopper' });
}

const mailsSchema = v.object({
  oobCodes: v.array(v.object({ email: v.string(), requestType: v.string(), oobCode: v.string() })),
});

/** The code of the newest mail of a kind to an address. */
async function mailCode(email: string, type: string): Promise<string> {
  const { firebase, emulators } = engineConfig();
  const url = `http://${emulators?.auth}/emulator/v1/projects/${firebase.projectId}/oobCodes`;
  const { oobCodes } = v.parse(mailsSchema, await (await fetch(url)).json());
  const mails = oobCodes.filter((mail) => mail.email === email && mail.requestType === type);
  return mails.at(-1)?.oobCode ?? '';
}

describe('signing up and in', () => {
  it('makes an account, tells it, and lets it back in', async () => {
    const first = await openBrowser();
    const email = newEmail();
    const before = Math.floor(Date.now() / 1000) * 1000;
    await first.port.signUp(email, PASSWORD);
    expect(first.account()).toMatchObject({
      email,
      isEmailVerified: false,
      isGuest: false,
      providers: ['password'],
    });
    expect(first.account()?.signedInAt).toBeGreaterThanOrEqual(before);
    await first.port.signOut();
    expect(first.account()).toBeNull();

    const second = await openBrowser();
    await second.port.signIn(email, PASSWORD);
    expect(second.account()?.uid).toBe(first.told.find((account) => account)?.uid);
  });

  it.each([
    ['a wrong password', (email: string) => [email, 'wrong password'], 'wrongCredentials'],
    ['an unknown address', () => [newEmail(), PASSWORD], 'wrongCredentials'],
    ['something that is no address', () => ['nobody', PASSWORD], 'invalidEmail'],
  ] as const)('refuses %s', async (_name, credentials, code) => {
    const { port } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await port.signOut();
    const [address, password] = credentials(email);
    await expect(port.signIn(address ?? '', password ?? '')).rejects.toMatchObject({ code });
  });

  it('refuses a second account for an address, and a weak password', async () => {
    const { port } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await expect(port.signUp(email, PASSWORD)).rejects.toMatchObject({ code: 'emailInUse' });
    await expect(port.signUp(newEmail(), '12')).rejects.toMatchObject({ code: 'weakPassword' });
  });

  it('says offline when the server is out of reach', async () => {
    const config = engineConfig();
    const nowhere = {
      ...config,
      emulators: config.emulators && { ...config.emulators, auth: '127.0.0.1:9' },
    };
    const { port } = await openBrowser(nowhere);
    await expect(port.signIn(newEmail(), PASSWORD)).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('guests', () => {
  it('keep their uid when they become a full account', async () => {
    const { port, account } = await openBrowser();
    await port.signInAsGuest();
    const guest = account();
    expect(guest).toMatchObject({ isGuest: true, email: null, providers: [] });
    const email = newEmail();
    await port.linkPassword(email, PASSWORD);
    expect(account()).toMatchObject({
      uid: guest?.uid,
      isGuest: false,
      email,
      providers: ['password'],
    });
  });

  it('hear when the address belongs to somebody else, and stay guests', async () => {
    const { port, account } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await port.signOut();
    await port.signInAsGuest();
    await expect(port.linkPassword(email, PASSWORD)).rejects.toMatchObject({ code: 'emailInUse' });
    expect(account()?.isGuest).toBe(true);
  });
});

describe('mails', () => {
  it('confirm an address, also one that another tab shows', async () => {
    const here = await openBrowser();
    const email = newEmail();
    await here.port.signUp(email, PASSWORD);
    await here.port.sendVerification();
    const elsewhere = await openBrowser();
    const code = await mailCode(email, 'VERIFY_EMAIL');
    await elsewhere.port.applyMailAction(code);
    await here.port.refresh();
    expect(here.account()?.isEmailVerified).toBe(true);
    await expect(elsewhere.port.applyMailAction(code)).rejects.toMatchObject({
      code: 'invalidCode',
    });
  });

  it('bring a new password', async () => {
    const { port, account } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await port.signOut();
    await port.sendPasswordReset(email);
    const code = await mailCode(email, 'PASSWORD_RESET');
    expect(await port.checkMailAction(code)).toEqual({ type: 'resetPassword', email });
    await port.confirmPasswordReset(code, 'another horse');
    await expect(port.signIn(email, PASSWORD)).rejects.toMatchObject({ code: 'wrongCredentials' });
    await port.signIn(email, 'another horse');
    expect(account()?.email).toBe(email);
  });

  it('change an address', async () => {
    const { port } = await openBrowser();
    const [email, wanted] = [newEmail(), newEmail()];
    await port.signUp(email, PASSWORD);
    await port.changeEmail(wanted);
    await port.applyMailAction(await mailCode(email, 'VERIFY_AND_CHANGE_EMAIL'));
    const later = await openBrowser();
    await later.port.signIn(wanted, PASSWORD);
    expect(later.account()).toMatchObject({ email: wanted, isEmailVerified: true });
  });

  it('never tell whether an address has an account', async () => {
    const { port } = await openBrowser();
    await expect(port.sendPasswordReset(newEmail())).resolves.toBeUndefined();
  });

  it('refuse a code that is none', async () => {
    const { port } = await openBrowser();
    await expect(port.checkMailAction('nonsense')).rejects.toMatchObject({ code: 'invalidCode' });
    await expect(port.checkMailAction('')).rejects.toMatchObject({ code: 'invalidCode' });
  });
});

describe('ways to sign in', () => {
  it('can be added and removed, but not the last one', async () => {
    const { port, auth, account } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await expect(port.unlink('password')).rejects.toMatchObject({ code: 'lastProvider' });
    const user = auth.currentUser;
    if (!user) throw new Error('Signed in above');
    await linkWithCredential(user, GoogleAuthProvider.credential(googleToken(email, email)));
    await port.refresh();
    expect(account()?.providers).toEqual(['password', 'google.com']);
    await port.unlink('google.com');
    expect(account()?.providers).toEqual(['password']);
  });

  it('bring the name that Google knows', async () => {
    const { auth, account } = await openBrowser();
    const email = newEmail();
    await signInWithCredential(auth, GoogleAuthProvider.credential(googleToken(email, email)));
    await expect.poll(account).toMatchObject({
      suggestedName: 'Grace Hopper',
      isEmailVerified: true,
      providers: ['google.com'],
    });
  });

  it('change the password only for who knows the old one', async () => {
    const { port } = await openBrowser();
    const email = newEmail();
    await port.signUp(email, PASSWORD);
    await expect(port.reauthenticateWithPassword('wrong password')).rejects.toMatchObject({
      code: 'wrongCredentials',
    });
    await port.reauthenticateWithPassword(PASSWORD);
    await port.changePassword('another horse');
    await port.signOut();
    await port.signIn(email, 'another horse');
  });
});

describe('watch', () => {
  it('tells each state once', async () => {
    const { port, told } = await openBrowser();
    await port.signInAsGuest();
    await port.refresh();
    await port.refresh();
    await port.signOut();
    expect(told.map((account) => account?.isGuest ?? null)).toEqual([null, true, null]);
  });

  it('refuses acts of nobody', async () => {
    const { port } = await openBrowser();
    await expect(port.sendVerification()).rejects.toMatchObject({ code: 'reauthenticate' });
  });
});
