/**
 * One click signs in as anybody on the local engine, which forgets passwords between starts.
 * Development only: nothing imports this where `demoAccounts` is null.
 */
import { HearthError } from '@hearth/domain/errors';
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { useAction } from '../../components/useAction';
import { useErrorText } from '../../i18n/errorText';
import { useT } from '../../i18n/i18n';
import { useAuth } from '../../ports/services';
import { Avatar } from '../../ui/Avatar';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import styles from './DemoSignIn.module.css';

const accountsSchema = v.object({
  accounts: v.array(v.object({ uid: v.string(), name: v.string() })),
});
const tokenSchema = v.object({ token: v.string() });
type DemoAccount = v.InferOutput<typeof accountsSchema>['accounts'][number];

async function askDevServer<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  body?: object,
): Promise<v.InferOutput<Schema>> {
  const init = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, init ?? {});
  if (!response.ok) throw new HearthError(response.status === 404 ? 'notFound' : 'offline');
  return v.parse(schema, await response.json());
}

export function DemoSignIn() {
  const t = useT();
  const errorText = useErrorText();
  const auth = useAuth();
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  const entering = useAction(async (uid: string) => {
    const { token } = await askDevServer('/__dev/token', tokenSchema, { uid });
    await auth.signInWithToken(token);
  });

  useEffect(() => {
    let isCurrent = true;
    askDevServer('/__dev/accounts', accountsSchema).then(
      (answer) => isCurrent && setAccounts(answer.accounts),
      (error: unknown) => console.warn('No demo accounts', error),
    );
    return () => {
      isCurrent = false;
    };
  }, []);

  return (
    <section className={styles['frame']} aria-label={t('auth.demoTitle')}>
      <p className={styles['title']}>{t('auth.demoTitle')}</p>
      {entering.error && <Banner tone="danger">{errorText(entering.error)}</Banner>}
      <ul className={styles['people']}>
        {accounts.map(({ uid, name }) => (
          <li key={uid}>
            <Button
              size="s"
              variant="ghost"
              icon={<Avatar name={name} seed={uid} size={20} />}
              onClick={() => void entering.run(uid)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
