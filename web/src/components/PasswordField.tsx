import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState } from 'react';
import { useT } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { TextField, type TextFieldProps } from '../ui/TextField';

export interface PasswordFieldProps extends Omit<
  TextFieldProps,
  'type' | 'trail' | 'autoComplete' | 'label'
> {
  label?: string;
  /** Tells password managers whether to fill in or to suggest. */
  autoComplete: 'current-password' | 'new-password';
}

/** A password that one can look at before it is sent. */
export function PasswordField({ label, ...rest }: PasswordFieldProps) {
  const t = useT();
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...rest}
      label={label ?? t('auth.password')}
      type={isShown ? 'text' : 'password'}
      dir="ltr"
      autoCapitalize="none"
      spellCheck={false}
      trail={
        <IconButton
          size="s"
          label={t(isShown ? 'auth.hidePassword' : 'auth.showPassword')}
          icon={isShown ? <EyeOff /> : <Eye />}
          isActive={isShown}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  );
}
