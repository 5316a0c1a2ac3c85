import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { EarlyPresses } from '@/components/ui/early-presses'
import { earlyPressesScript } from '@/components/ui/early-presses-script'
import { themeScript } from '@/components/ui/theme'
import { ToastRegion } from '@/components/ui/toast'
import { TooltipKeys } from '@/components/ui/tooltip'
import { mono, sans, serif, serifItalic } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Triptych', template: '%s · Triptych' },
  description: 'A prompt studio for Stable Diffusion 3: prompt, image, team.',
  manifest: '/manifest.webmanifest',
  icons: { icon: '/icon.svg', apple: '/apple-icon.png' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#100e0d' },
  ],
}

/** Before anything is seen, and before anything is pressed. */
const script = `${themeScript};${earlyPressesScript}`

const families = [sans, serif, serifItalic, mono].map((font) => font.variable).join(' ')

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" className={families} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and it must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
      </head>
      <body>
        {children}
        <ToastRegion />
        <TooltipKeys />
        <EarlyPresses />
      </body>
    </html>
  )
}
