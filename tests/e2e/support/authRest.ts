/** What a person's browser or mailbox would know, asked from the auth emulator. */
import { expect } from '@playwright/test';
import * as v from 'valibot';
import type { EngineAddress } from '../../seed/engineRest';
import type { Person } from '../../seed/scene';

const signedInSchema = v.object({
  localId: v.string(),
  idToken: v.string(),
  refreshToken: v.string(),
});
export type SignedIn = v.InferOutput<typeof signedInSchema>;

async function ask(url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export async function signInByRest(engine: EngineAddress, person: Person): Promise<SignedIn> {
  const url = `http://${engine.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`;
  const { email, password } = person;
  return v.parse(signedInSchema, await ask(url, { email, password, returnSecureToken: true }));
}

const mailsSchema = v.object({
  oobCodes: v.array(v.object({ email: v.string(), requestType: v.string(), oobCode: v.string() })),
});

/** The code of the newest mail of this kind to this address. */
export async function mailCode(
  engine: EngineAddress,
  email: string,
  requestType: 'VERIFY_EMAIL' | 'PASSWORD_RESET' | 'VERIFY_AND_CHANGE_EMAIL',
): Promise<string> {
  const url = `http://${engine.auth}/emulator/v1/projects/${engine.projectId}/oobCodes`;
  const newest = async () => {
    const { oobCodes } = v.parse(mailsSchema, await ask(url));
    return oobCodes.findLast((code) => code.email === email && code.requestType === requestType);
  };
  // The page goes on before the mail has left.
  await expect.poll(newest, `a ${requestType} mail to ${email}`).toBeDefined();
  return (await newest())?.oobCode ?? '';
}

const textsSchema = v.object({
  verificationCodes: v.array(v.object({ phoneNumber: v.string(), code: v.string() })),
});

/** The code of the newest text message to this number. */
export async function textCode(engine: EngineAddress, phoneNumber: string): Promise<string> {
  const url = `http://${engine.auth}/emulator/v1/projects/${engine.projectId}/verificationCodes`;
  const { verificationCodes } = v.parse(textsSchema, await ask(url));
  const text = verificationCodes.findLast((code) => code.phoneNumber === phoneNumber);
  if (!text) throw new Error(`No text message went to ${phoneNumber}`);
  return text.code;
}
