import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Of a password nobody has: checked when there is no account, so both answers take equally long.
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$JNbL4GPH7o5iXFa8Zu0oiA$33xLp2jZiIfVXb7WphrZ1yF7S9Nh3+L7rWtBpOlzabM'

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Whether the password fits. Without a hash it takes as long and is always false. */
export async function passwordFits(passwordHash: string | null | undefined, password: string) {
  const fits = await verify(passwordHash ?? NOBODYS, password)
  return fits && passwordHash != null
}
