// Letters to people, through whatever SMTP server the operator named; without one there is no mail.
// Knows nobody: an address, a subject, a text. A letter is put on the queue in the caller's transaction and sent by the
// worker, tried again while the server is away: a dead server never fails a request. In the queue letters are sealed.
// A crash between the sending and the queue's knowing sends it again, under the same Message-ID.
import 'server-only'

export { startMailer } from './mailer'
export { type Mail, mailIsOn, mailOrigin, sendMail } from './send'
