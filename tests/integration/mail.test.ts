import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readable, startPost } from '../mocks/smtp-post'
import { openStudio, type Studio } from './studio'

const PASSWORD = 'p@ss word/only:here'
const ACCOUNT = { user: 'studio', password: PASSWORD }

let studio: Studio
let mail: typeof import('@/lib/mail')
let post: Awaited<ReturnType<typeof startPost>>
let mailers: ReturnType<typeof mail.startMailer>[] = []

beforeAll(async () => {
  post = await startPost(0, ACCOUNT)
  studio = await openStudio({
    SMTP_URL: `smtp://studio@127.0.0.1:${post.port}`,
    SMTP_PASSWORD: PASSWORD,
    MAIL_FROM: 'Northlight <studio@example.com>',
  })
  mail = await import('@/lib/mail')
})
afterEach(async () => {
  await Promise.all(mailers.map((mailer) => mailer.stop(2000)))
  mailers = []
  post.letters.length = 0
  post.refuseBy(() => null)
})
afterAll(async () => {
  await studio.close()
  await post.close()
})

const LETTER = {
  to: 'maya@example.com',
  subject: 'Grüße',
  text: 'Come and look: http://x/join/abc',
  html: '<p>Come</p>',
}
const send = (letter: Parameters<typeof mail.sendMail>[1] = LETTER) =>
  studio.inTransaction((tx) => mail.sendMail(tx, letter))
const work = () => {
  const mailer = mail.startMailer()
  mailers.push(mailer)
}
const jobs = () =>
  studio
    .db()
    .$queryRawUnsafe<{ state: string; data: unknown }[]>(
      `SELECT "state", "data" FROM pgboss.job WHERE name = 'mail.send' ORDER BY created_on DESC`,
    )

it('says that mail is on', () => expect(mail.mailIsOn()).toBe(true))

it('sends a letter, signed in with the password that is not in the URL', async () => {
  await send()
  work()
  await expect.poll(() => post.letters).toHaveLength(1)
  const [letter] = post.letters
  expect(letter).toMatchObject({ from: 'studio@example.com', to: ['maya@example.com'], user: 'studio' })
  expect(letter && readable(letter)).toContain('Come and look: http://x/join/abc')
  expect(letter?.raw).toContain('From: Northlight <studio@example.com>')
  expect(letter?.raw).toMatch(/Message-ID: <[0-9a-f-]{36}@example\.com>/i)
})

it('sends nothing of a transaction that came to nothing', async () => {
  await studio
    .inTransaction(async (tx) => {
      await mail.sendMail(tx, LETTER)
      throw new Error('undone')
    })
    .catch(() => {})
  await send({ ...LETTER, subject: 'the other' })
  work()
  await expect.poll(() => post.letters.length).toBe(1)
  expect(post.letters[0]?.raw).toContain('Subject: the other')
})

it('keeps letters sealed while they wait', async () => {
  await send()
  const [job] = await jobs()
  expect(JSON.stringify(job)).not.toMatch(/maya|join|Come/)
  work()
  await expect.poll(() => post.letters.length).toBe(1)
})

it('tries again while the server is away, and no request hears of it', async () => {
  const { port } = post
  await post.close()
  await send()
  work()
  await expect.poll(async () => (await jobs())[0]?.state).toBe('retry')
  post = await startPost(port, ACCOUNT)
  await expect.poll(() => post.letters.length, { interval: 200 }).toBe(1)
})

it('tries again after a passing no, and not after a final one', async () => {
  let asked = 0
  post.refuseBy((to) => {
    asked++
    return to.startsWith('gone') ? { code: 550, message: 'no such person' } : null
  })
  await send({ ...LETTER, to: 'gone@example.com' })
  work()
  await expect.poll(async () => (await jobs())[0]?.state).toBe('completed')
  expect(asked).toBe(1)
  expect(post.letters).toHaveLength(0)
  let once = true
  post.refuseBy(() => {
    const first = once
    once = false
    return first ? { code: 451, message: 'later' } : null
  })
  await send()
  await expect.poll(() => post.letters.length, { interval: 200 }).toBe(1)
})

it('takes an address for one address, and a subject for one line', async () => {
  await send({ ...LETTER, to: 'a@example.com,b@example.com' })
  await send({ ...LETTER, subject: 'one\r\nBcc: eve@example.com' })
  work()
  await expect.poll(() => post.letters.length).toBeGreaterThan(0)
  const to = post.letters.flatMap((letter) => letter.to)
  expect(to).not.toContain('b@example.com')
  expect(to).not.toContain('eve@example.com')
})

it('knows every form of the password as a secret', async () => {
  const { knownSecrets } = await import('@/lib/env')
  expect(knownSecrets()).toContain(PASSWORD)
})
