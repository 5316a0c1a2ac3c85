import { startPost } from '../mocks/smtp-post'
import { openStudio } from './studio'

/** A studio at https://studio.example whose letters go out to an SMTP server on loopback. */
export async function openMailedStudio() {
  const post = await startPost()
  const studio = await openStudio({
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'Northlight <studio@example.com>',
    NEXTAUTH_URL: 'https://studio.example/',
  })
  const mailer = (await import('@/lib/mail')).startMailer()
  return {
    studio,
    post,
    async close() {
      await mailer.stop(2000)
      await studio.close()
      await post.close()
    },
  }
}

export type MailedStudio = Awaited<ReturnType<typeof openMailedStudio>>
