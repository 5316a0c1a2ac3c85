import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Letter = { from: string; to: string[]; raw: string; user: string | undefined }
type Answer = { code: number; message: string } | null

/** A real SMTP server on loopback. `refuse` is asked before each letter: an answer turns it down. */
export async function startPost(port = 0, account?: { user: string; password: string }) {
  const letters: Letter[] = []
  let refuse: (to: string) => Answer = () => null
  const no = ({ code, message }: { code: number; message: string }) =>
    Object.assign(new Error(message), { responseCode: code })
  const server = new SMTPServer({
    disabledCommands: account ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    authOptional: !account,
    onAuth: ({ username, password }, _session, done) => {
      const fits = username === account?.user && password === account?.password
      done(fits ? null : no({ code: 535, message: 'no' }), fits ? { user: username } : undefined)
    },
    onRcptTo: ({ address }, _session, done) => {
      const answer = refuse(address)
      done(answer && no(answer))
    },
    onData: (stream, { envelope, user }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map((each) => each.address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: user as string | undefined,
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    letters,
    port: (server.server.address() as AddressInfo).port,
    refuseBy: (decide: (to: string) => Answer) => {
      refuse = decide
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The text part of a letter as it was meant: quoted-printable undone, soft breaks joined. */
export const readable = ({ raw }: Letter): string =>
  Buffer.from(
    raw
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
