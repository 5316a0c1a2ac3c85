import type { ComponentProps } from 'react'
import { TextField } from '@/components/ui/field'

type Props = Pick<
  ComponentProps<typeof TextField>,
  'label' | 'error' | 'autoFocus' | 'readOnly' | 'defaultValue'
>

/** The address somebody signs in with, as browsers and password managers know it. */
export const EmailField = (props: Props) => (
  <TextField
    name="email"
    type="email"
    inputMode="email"
    autoComplete="username"
    autoCapitalize="none"
    spellCheck={false}
    required
    {...props}
  />
)
