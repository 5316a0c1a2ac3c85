'use client'

import { BrokenPage } from '@/components/frame/broken-page'
import './globals.css'

export default function GlobalErrorPage(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown · Triptych</title>
        <main>
          <BrokenPage {...props} />
        </main>
      </body>
    </html>
  )
}
