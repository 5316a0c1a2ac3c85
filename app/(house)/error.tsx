'use client'

import { BrokenPage } from '@/components/frame/broken-page'

export default function HouseErrorPage(props: { error: unknown; retry: () => void }) {
  return <BrokenPage {...props} />
}
