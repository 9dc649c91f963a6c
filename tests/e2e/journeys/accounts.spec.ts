import { freshId } from '../../seed/scene';
import { AppPage } from '../pages/AppPage';
import { SignInPage } from '../pages/SignInPage';
import { WelcomePage } from '../pages/WelcomePage';
import { mailCode, textCode } from '../support/authRest';
import { expect, test } from '../support/fixtures';
import { chooseNewAccount, offerGoogle } from '../support/googleWindow';
import { offerRecaptcha } from '../support/recaptcha';

const freshEmail = () => `${freshId(12)}@hearth.test`;
const freshHandle = () => `n_${freshId(10)}`;
const PASSWORD = 'a-long-password';

test('from sign-up to the first message', async ({ world }) => {
  const [grace] = await world.people('Grace');
  const graces = await world.enter(grace);
  const page = await world.visit('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await new SignInPage(page).signUp(freshEmail(), PASSWORD);
  await new WelcomePage(page).introduce('Ada Lovelace', freshHandle());

  const adas = new AppPage(page);
  await adas.list.writeTo(grace.handle);
  await adas.room.ready();
  await adas.room.sendAndConfirm('Hello Grace, I am here now');

  await expect(graces.list.unread('Ada Lovelace')).toHaveText(/^1 unread/);
  await graces.list.open('Ada Lovelace');
  await expect(graces.room.message('Hello Grace, I am here now')).toBeVisible();
});

test('what is wrong with a sign-in is told where it is wrong', async ({ world }) => {
  const [ada] = await world.people('Ada');
  const page = await world.visit('/sign-in');
  const form = new SignInPage(page);

  await form.signIn('not an address', PASSWORD);
  await expect(form.email).toHaveAccessibleDescription(/not a mail address/);
  await form.signIn(ada.email, 'wrong-password');
  await expect(form.password).toHaveAccessibleDescription(/do not match/);
  await form.signIn(freshEmail(), 'wrong-password');
  await expect(form.password).toHaveAccessibleDescription(/do not match/);

  await page.goto('/sign-up');
  await form.signUp(freshEmail(), 'short');
  await expect(form.password).toHaveAccessibleDescription(/at least 8/i);
  await form.signUp(ada.email, PASSWORD);
  await expect(form.email).toHaveAccessibleDescription(/already has an account/);

  await page.goto('/sign-in');
  await form.signIn(ada.email, ada.password);
  await expect(new AppPage(page).list.region).toBeVisible();
});

test('a taken handle is told while one types', async ({ world }) => {
  const [ada] = await world.people('Ada');
  const page = await world.visit('/sign-up');
  await new SignInPage(page).signUp(freshEmail(), PASSWORD);
  const welcome = new WelcomePage(page);
  await welcome.name.fill('Another Ada');
  await welcome.handle.fill(ada.handle);
  await expect(welcome.handle).toHaveAccessibleDescription(/Somebody else has this handle/);
  await page.getByRole('button', { name: /^@/ }).first().click();
  await welcome.goOn.click();
  await expect(new AppPage(page).list.region).toBeVisible();
});

test('of two people who take one handle at once, one gets it and the other is asked again', async ({
  world,
}) => {
  const handle = freshHandle();
  const pages = [await world.visit('/sign-up'), await world.visit('/sign-up')];
  const welcomes = await Promise.all(
    pages.map(async (page) => {
      await new SignInPage(page).signUp(freshEmail(), PASSWORD);
      const welcome = new WelcomePage(page);
      await welcome.name.fill('Same Idea');
      await welcome.handle.fill(handle);
      await page.getByText('Free', { exact: true }).waitFor();
      return welcome;
    }),
  );
  await Promise.all(welcomes.map((welcome) => welcome.goOn.click()));
  const lists = pages.map((page) => new AppPage(page).list.region);
  const refusals = welcomes.map(({ page }) => page.getByText(/Somebody else has this handle/));
  await expect
    .poll(async () => {
      const entered = await Promise.all(lists.map((list) => list.isVisible()));
      const refused = await Promise.all(refusals.map((refusal) => refusal.isVisible()));
      return [entered.filter(Boolean).length, refused.filter(Boolean).length];
    })
    .toEqual([1, 1]);
});

test('a guest who becomes a full account keeps everything', async ({ world }) => {
  const page = await world.visit('/sign-in');
  await page.getByRole('button', { name: 'Look around as a guest' }).click();
  await new WelcomePage(page).introduce('Curious Guest', freshHandle());
  const app = new AppPage(page);
  await app.list.createGroup('Kept group', []);
  await app.room.ready();
  await app.room.sendAndConfirm('Written as a guest');
  const address = page.url();

  await page.goto('/settings/account');
  const email = freshEmail();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make it my account' }).click();
  await expect(page.getByText(/This is your account now/)).toBeVisible();
  await expect(page.getByText('You are here as a guest')).toBeHidden();

  await page.goto(address);
  await expect(app.room.tick('Written as a guest')).toBeVisible();
  await app.signOut();
  await new SignInPage(page).signIn(email, PASSWORD);
  await app.list.open('Kept group');
  // Only messages of one's own have a tick.
  await expect(app.room.tick('Written as a guest')).toBeVisible();
});

test('mails confirm an address and bring a new password', async ({ world }) => {
  const email = freshEmail();
  const page = await world.visit('/sign-up');
  await new SignInPage(page).signUp(email, PASSWORD);
  await expect(new WelcomePage(page).name).toBeVisible();

  const verifyCode = await mailCode(world.engine, email, 'VERIFY_EMAIL');
  const mailbox = await world.visit(`/auth/action?mode=verifyEmail&oobCode=${verifyCode}`);
  await mailbox.getByRole('button', { name: 'Confirm address' }).click();
  await expect(mailbox.getByText('Your address is confirmed.')).toBeVisible();

  await mailbox.goto('/reset-password');
  await mailbox.getByLabel('Email').fill(email);
  await mailbox.getByRole('button', { name: 'Send link' }).click();
  await expect(mailbox.getByText(/a link is on its way/)).toBeVisible();
  const resetCode = await mailCode(world.engine, email, 'PASSWORD_RESET');
  await mailbox.goto(`/auth/action?mode=resetPassword&oobCode=${resetCode}`);
  await mailbox.getByLabel('New password').fill('another-long-password');
  await mailbox.getByRole('button', { name: 'Save password' }).click();
  await expect(mailbox.getByText(/Your password is changed/)).toBeVisible();

  await mailbox.goto(`/auth/action?mode=resetPassword&oobCode=${resetCode}`);
  await expect(mailbox.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await mailbox.goto('/sign-in');
  await new SignInPage(mailbox).signIn(email, 'another-long-password');
  await expect(new WelcomePage(mailbox).name).toBeVisible();
});

test('Google signs in through its window', async ({ world }) => {
  const page = await world.visit('/sign-in');
  await offerGoogle(page.context());
  const popupOpened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  const popup = await popupOpened;
  await chooseNewAccount(popup, { email: freshEmail(), name: 'Googled Person' });
  await expect(new WelcomePage(page).name).toHaveValue('Googled Person');
});

test('a phone number signs in with the code of its text message', async ({ world }) => {
  const page = await world.visit('/sign-in');
  await offerRecaptcha(page.context());
  await page.getByRole('button', { name: 'Continue with a phone number' }).click();
  await page.getByLabel('Phone number').fill('12');
  await page.getByRole('button', { name: 'Send code' }).click();
  await expect(page.getByLabel('Phone number')).toHaveAccessibleDescription(/not a phone number/);

  const digits = String(Date.now() % 1e7).padStart(7, '0');
  await page.getByLabel('Phone number').fill(`+49 170 ${digits}`);
  await page.getByRole('button', { name: 'Send code' }).click();
  const field = page.getByLabel('Code from the SMS');
  await expect(field).toBeVisible();
  const code = await textCode(world.engine, `+49170${digits}`);
  const wrongCode = code === '000000' ? '111111' : '000000';
  await field.fill(wrongCode);
  await expect(field).toHaveAccessibleDescription(/not right/);
  await field.fill(code);
  await expect(new WelcomePage(page).name).toBeVisible();
});

test('signing out clears what this device kept of the account', async ({ world }) => {
  const { adas } = await world.pair(['Something private']);
  await adas.room.composer.fill('A draft that is nobody else’s business');
  await adas.page.waitForTimeout(1_000);
  await adas.signOut();
  const question = adas.page.getByRole('alertdialog');
  await expect(question).toContainText('1 draft');
  await question.getByRole('button', { name: 'Sign out' }).click();
  await expect(new SignInPage(adas.page).email).toBeVisible();
  const kept = () =>
    adas.page.evaluate(async () => {
      const contents: string[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        if (name.startsWith('firestore/')) contents.push(name);
        if (!name.startsWith('hearth')) continue;
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(name));
        });
        for (const store of database.objectStoreNames) {
          const count = await new Promise<number>((resolve) => {
            const request = database.transaction(store).objectStore(store).count();
            request.onsuccess = () => resolve(request.result);
          });
          if (count > 0) contents.push(`${name}/${store}: ${count}`);
        }
        database.close();
      }
      return contents;
    });
  await expect.poll(kept).toEqual([]);
});

test('a deep link comes back after signing in', async ({ world }) => {
  const [ada, grace] = await world.people('Ada', 'Grace');
  const room = await world.direct([ada, grace], ['A message worth a link']);
  const page = await world.visit(`/r/${room.id}/${room.messageIds[0] ?? ''}`);
  await new SignInPage(page).signIn(ada.email, ada.password);
  const app = new AppPage(page);
  await expect(app.room.message('A message worth a link')).toBeVisible();
});

test('the demo accounts of the local engine sign in with one click', async ({ world }) => {
  const page = await world.visit('/sign-in');
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  const app = new AppPage(page);
  await expect(app.list.room('Launch')).toBeVisible();
  await app.list.open('Launch');
  await expect(app.room.message('Ready from my side.')).toBeVisible();
});
