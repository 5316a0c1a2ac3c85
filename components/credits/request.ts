/** The words of somebody who asks for credits: whose account, and where to add them. `origin` is the studio's, or empty. */
export const requestFor = (email: string, origin: string): { subject: string; body: string } => ({
  subject: 'Credits for Triptych',
  body: `Could you add credits to my account ${email}?${origin ? ` It is done at ${origin}/credits.` : ''}`,
})
